import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scorecard } from '../domain/model-files';
import { reasonsOf, scoreSources } from '../domain/reasons';
import { NO_REASON } from '../domain/score';
import { basePoints, GRAIN } from '../domain/score-points';
import { evaluateScorecard } from '../domain/scorecard';
import { loadModel } from './load-model';
import { scoreRows } from './score-rows';

const SCORECARDS = [
  'enterprise-credit',
  'invoice-default',
  'legal-distress',
  'public-credit',
  'receivable-lateness',
];
const modelOf = (name: string) => loadModel({ name }, path.resolve('models'));

/** Rows by feature of the model; what is not given is unknown. */
function snapshotOf(features: readonly string[], rows: readonly Readonly<Record<string, number>>[]) {
  const data = new Map(features.map((k) => [k, Float64Array.from(rows, (r) => r[k] ?? Number.NaN)]));
  return {
    rows: rows.length,
    has: (k: string) => data.has(k),
    column: (k: string) => data.get(k) as Float64Array,
  };
}
const flat = (rows: number, value = 0.03) => new Float64Array(rows).fill(value);

function aValue(edges: readonly number[]) {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(Number.NaN) },
    { weight: 1, arbitrary: fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY) },
    { weight: 3, arbitrary: fc.constantFrom(...edges) },
    { weight: 2, arbitrary: fc.constantFrom(...edges).map((e) => e * (1 - 2 ** -52)) },
    { weight: 2, arbitrary: fc.constantFrom(...edges).map((e) => e * (1 + 2 ** -52)) },
    { weight: 4, arbitrary: fc.double({ min: -1, max: (edges.at(-1) ?? 1) * 2 + 1, noNaN: true }) },
  );
}

function rowsOf(card: Scorecard, features: readonly string[]) {
  const edges = new Map(card.features.map((f) => [f.key, f.edges]));
  return fc.array(fc.record(Object.fromEntries(features.map((k) => [k, aValue(edges.get(k) ?? [3])]))), {
    minLength: 1,
    maxLength: 200,
  });
}

describe('score rows', () => {
  it.each(SCORECARDS)(
    '%s equals the TypeScript scorecard on random rows, edges and unknown values',
    async (name) => {
      const model = await modelOf(name);
      const { manifest } = model;
      const scorecard = model.scorecard as Scorecard;
      const prior = fc.double({ min: 0.001, max: 0.6, noNaN: true });
      await fc.assert(
        fc.asyncProperty(rowsOf(scorecard, manifest.features), prior, async (rows, p) => {
          const table = await scoreRows(model, snapshotOf(manifest.features, rows), flat(rows.length, p));
          rows.forEach((values, r) => {
            const read = (k: string) => values[k] as number;
            const want = evaluateScorecard(scorecard, manifest, manifest.features.map(read), p);
            expect(manifest.sources.map((s) => table.known.get(s.key)?.[r])).toEqual(want.known);
            const known = manifest.minSources.of.filter((s) => table.known.get(s)?.[r] === 1).length;
            if (known < manifest.minSources.atLeast) {
              expect([table.score[r], table.pd[r], table.reasons[0]?.[r]]).toEqual([
                Number.NaN,
                Number.NaN,
                NO_REASON,
              ]);
              return;
            }
            expect(table.score[r]).toBe(want.score);
            expect(Math.abs((table.pd[r] as number) - want.pd)).toBeLessThanOrEqual(1e-6);
            const points = scorecard.features.map((f) => (table.points.get(f.key)?.[r] as number) / GRAIN);
            expect(points).toEqual(want.points);
            expect(points.reduce((a, b) => a + b, basePoints(p))).toBe(table.score[r]);
            const lines = scoreSources(manifest, scorecard.features, read).flatMap((s) => s.lines);
            expect(table.reasons.map((column) => scorecard.features[column[r] as number]?.key)).toEqual(
              Array.from({ length: 4 }, (_, k) => reasonsOf(lines)[k]?.feature),
            );
          });
        }),
        { numRuns: 30 },
      );
    },
  );

  it('gives the same whether done here or by threads, and every row once', async () => {
    const model = await modelOf('enterprise-credit');
    const { features } = model.manifest;
    const rows = Array.from({ length: 9_000 }, (_, i) => ({
      'sales-24m': i % 7 === 0 ? Number.NaN : 1 + i * 3_000_000,
      'sales-months-24m': 24,
      'sales-volatility-24m': (i % 30) / 10,
      'top1-buyer-share-24m': (i % 11) / 11,
      'cases-loan-lost': i % 5,
      'cases-other-lost': i % 3,
    }));
    const snapshot = snapshotOf(features, rows);
    const seen: number[] = [];
    const here = await scoreRows(model, snapshot, flat(9_000), (done) => seen.push(done), 0);
    expect(seen).toEqual([4096, 8192, 9_000]);
    const steps: number[] = [];
    const there = await scoreRows(model, snapshot, flat(9_000), (done) => steps.push(done), 2);
    expect(steps.at(-1)).toBe(9_000);
    expect(there).toEqual(here);
    expect(here.referred).toBe(rows.filter((r) => Number.isNaN(r['sales-24m'])).length);
  }, 30_000);

  it('asks trees for the same evidence, and they give no reasons', async () => {
    const model = await modelOf('invoice-default-boosted');
    const good = {
      'sales-24m': 3e8,
      'sales-months-24m': 24,
      'sales-volatility-24m': 0.5,
      'top1-buyer-share-24m': 0.2,
    };
    const rows = [good, { ...good, 'sales-24m': 1e6 }, { ...good, 'sales-months-24m': 2 }, {}];
    const table = await scoreRows(model, snapshotOf(model.manifest.features, rows), flat(4));
    expect(table.referred).toBe(2);
    expect([...table.score].map(Number.isNaN)).toEqual([false, false, true, true]);
    expect(table.score[0]).toBeGreaterThan(table.score[1] as number);
    expect(table.points.size).toBe(0);
    expect([...(table.reasons[0] ?? [])]).toEqual([255, 255, 255, 255]);
  });

  it('refers where every source is unknown, and where a feature is unknown everywhere still scores the rest', async () => {
    const model = await modelOf('enterprise-credit');
    const known = { 'sales-24m': 3e8, 'sales-months-24m': 24 };
    const table = await scoreRows(model, snapshotOf(model.manifest.features, [{}, known]), flat(2));
    expect([...table.score].map(Number.isNaN)).toEqual([true, false]);
    expect(table.referred).toBe(1);
    // court data alone never makes a score
    const court = {
      'registered-capital': 1e9,
      'cases-loan-lost': 0,
      'cases-other-lost': 0,
      'cases-plaintiff': 0,
    };
    expect((await scoreRows(model, snapshotOf(model.manifest.features, [court]), flat(1))).referred).toBe(1);
  });

  it('refuses a snapshot without its features and names them', async () => {
    const model = await modelOf('invoice-default');
    await expect(scoreRows(model, snapshotOf(['sales-24m'], [{}]), flat(1))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'snapshot-lacks-features',
      message: expect.stringContaining('top1-buyer-share-24m'),
    });
  });
});
