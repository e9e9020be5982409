import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardFeature } from './model-files';
import { SCORE_SCALE, scoreOfPd } from './score-points';
import { binOf, evaluateScorecard, pointsOf } from './scorecard';

const card = (key: string, edges: number[], points: number[], missing = 0): CardFeature => ({
  key,
  label: key,
  unit: '',
  edges,
  points,
  missing,
  weight: 1,
  iv: 0,
  count: [],
  bad: [],
});
const sales = card('sales', [10, 20], [-30, 5, 40], -1);

describe('scorecard', () => {
  it.each([
    [-Infinity, 0],
    [9, 0],
    [10, 0],
    [10.000000000000002, 1],
    [20, 1],
    [20.000000000000004, 2],
    [Number.MAX_VALUE, 2],
    [Number.NaN, 3],
    [Infinity, 3],
  ])('%d lies in bin %d', (x, bin) => {
    expect(binOf(sales.edges, x)).toBe(bin);
  });

  it('puts a value in the one bin whose edges hold it', () => {
    const edges = fc.uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
    fc.assert(
      fc.property(edges, fc.double({ noNaN: true, noDefaultInfinity: true }), (unsorted, x) => {
        // -0 and 0 are one edge
        const sorted = [...new Set(unsorted.map((e) => e + 0))].sort((a, b) => a - b);
        expect(binOf(sorted, x)).toBe(sorted.filter((e) => e < x).length);
      }),
    );
  });

  it('adds points to the base and turns the sum into odds', () => {
    const base = scoreOfPd(0.05);
    const result = evaluateScorecard(
      { base, features: [sales, card('share', [0.5], [7, -7])] },
      SCORE_SCALE,
      [15, 0.6],
    );
    expect(result.points).toEqual([5, -7]);
    expect(result.score).toBeCloseTo(570.081, 3);
    expect(Math.log(result.pd / (1 - result.pd))).toBeCloseTo(result.logit, 12);
  });

  it('gives a missing value its own points', () => {
    expect(pointsOf(sales, Number.NaN)).toBe(-1);
  });
});
