import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCardFeature, aManifest, aSource } from './model-case';
import { basePoints, SCORE_SCALE } from './score-points';
import { binOf, evaluateScorecard, lacksOf, pointsOf } from './scorecard';

const sales = aCardFeature('sales', { source: 'invoice', edges: [10, 20], points: [-30, 5, 40] });
const share = aCardFeature('share', { source: 'invoice', edges: [0.5], points: [7, -7] });
const tax = aCardFeature('tax', { source: 'public', edges: [0], points: [-12.5, 3.25] });
const card = { features: [sales, share, tax] };
const manifest = aManifest({
  features: ['sales', 'share', 'tax', 'months'],
  sources: [
    aSource('invoice', { needs: [{ feature: 'months', atLeast: 3, words: '月份太少' }] }),
    aSource('public'),
  ],
});
const value = fc.oneof(
  fc.constant(Number.NaN),
  fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0.5, 10, 20),
  fc.double({ min: -5, max: 30, noNaN: true }),
);
const row = fc.tuple(value, value, value, fc.constantFrom(Number.NaN, 2, 3, 24));
const prior = fc.double({ min: 0.001, max: 0.5, noNaN: true });
const logit = (p: number) => Math.log(p / (1 - p));

describe('bins', () => {
  it.each([
    [9, 0],
    [10, 0],
    [10.000000000000002, 1],
    [20, 1],
    [20.000000000000004, 2],
    [Number.MAX_VALUE, 2],
    [-Number.MAX_VALUE, 0],
    [Number.NaN, 3],
    [Infinity, 3],
    [-Infinity, 3],
  ])('%d lies in bin %d', (x, bin) => {
    expect(binOf(sales.edges, x)).toBe(bin);
  });

  it('hold a value between their edges', () => {
    const edges = fc.uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
    fc.assert(
      fc.property(edges, fc.double({ noNaN: true, noDefaultInfinity: true }), (unsorted, x) => {
        // -0 and 0 are one edge
        const sorted = [...new Set(unsorted.map((e) => e + 0))].sort((a, b) => a - b);
        expect(binOf(sorted, x)).toBe(sorted.filter((e) => e < x).length);
      }),
    );
  });

  it('law: monotone points give a monotone map', () => {
    const steps = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 2, maxLength: 8 });
    const numbers = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(steps, numbers, numbers, (rises, a, b) => {
        const points = rises.map((_, i) => rises.slice(0, i + 1).reduce((x, y) => x + y, -100));
        const edges = rises.slice(1).map((_, i) => i - 3);
        const feature = aCardFeature('f', { source: 's', edges, points });
        expect(pointsOf(feature, Math.min(a, b))).toBeLessThanOrEqual(pointsOf(feature, Math.max(a, b)));
      }),
    );
  });
});

describe('scorecard', () => {
  it('adds the points of known sources to the base', () => {
    const result = evaluateScorecard(card, manifest, [15, 0.6, 1, 24], 0.05);
    expect(result.points).toEqual([5, -7, 3.25]);
    expect(result.known).toEqual([1, 1]);
    expect(result.score).toBe(basePoints(0.05) + 1.25);
  });

  it('law: log odds are the prior’s and the sum of the sources’ evidence', () => {
    fc.assert(
      fc.property(row, prior, (values, p) => {
        const r = evaluateScorecard(card, manifest, values, p);
        // the base is rounded to 1/64 point
        const rounding = 1 / 64 / SCORE_SCALE.factor;
        const sum = logit(p) + r.evidence.reduce((a, b) => a + b, 0);
        expect(Math.abs(logit(r.pd) - sum)).toBeLessThanOrEqual(rounding);
      }),
    );
  });

  it('law: points add up to the score exactly', () => {
    fc.assert(
      fc.property(row, prior, (values, p) => {
        const r = evaluateScorecard(card, manifest, values, p);
        expect(r.points.reduce((a, b) => a + b, basePoints(p))).toBe(r.score);
      }),
    );
  });

  it('law: an unknown source changes nothing, whatever its values are', () => {
    fc.assert(
      fc.property(row, row, prior, (values, other, p) => {
        const mine = [...values.slice(0, 2), Number.NaN, 2];
        const theirs = [...other.slice(0, 2), Number.NaN, 2];
        const [a, b] = [mine, theirs].map((v) => evaluateScorecard(card, manifest, v, p));
        expect(a).toEqual(b);
        expect(a?.known).toEqual([0, 0]);
        expect(a?.score).toBe(basePoints(p));
      }),
    );
  });

  it('law: another prior moves every score by the same points', () => {
    fc.assert(
      fc.property(row, prior, prior, (values, p, q) => {
        const [a, b] = [p, q].map((one) => evaluateScorecard(card, manifest, values, one));
        expect(a!.score - b!.score).toBe(basePoints(p) - basePoints(q));
        expect(a!.points).toEqual(b!.points);
      }),
    );
  });

  it('law: the safer bin never has the higher PD', () => {
    fc.assert(
      fc.property(
        prior,
        fc.double({ min: -5, max: 30, noNaN: true }),
        fc.double({ min: 0, max: 9 }),
        (p, x, more) => {
          const at = (v: number) => evaluateScorecard(card, manifest, [v, 0.6, 1, 24], p).pd;
          expect(at(x + more)).toBeLessThanOrEqual(at(x));
        },
      ),
    );
  });

  it('gives a missing value of a known source its own points', () => {
    expect(evaluateScorecard(card, manifest, [15, Number.NaN, Number.NaN, 24], 0.05).points).toEqual([
      5, 0, 0,
    ]);
  });

  it('says what a source lacks', () => {
    const [invoice] = manifest.sources;
    const read = (values: Record<string, number>) => (key: string) => values[key] ?? Number.NaN;
    expect(lacksOf(invoice!, card.features, read({ sales: 1, months: 3 }))).toEqual([]);
    expect(lacksOf(invoice!, card.features, read({ sales: 1, months: 2 }))).toEqual(['月份太少']);
    expect(lacksOf(invoice!, card.features, read({ months: Infinity }))).toEqual([
      '没有 invoice',
      '月份太少',
    ]);
  });
});
