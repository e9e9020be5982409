import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateScorecard } from '../domain/scorecard';
import { loadModel } from './load-model';
import { scoreRows } from './score-rows';

const model = () => loadModel({}, path.resolve('models'));

/** Columns by feature; what is not given is not in the snapshot. */
function snapshotOf(columns: Record<string, number[]>) {
  const data = new Map(Object.entries(columns).map(([k, v]) => [k, Float64Array.from(v)]));
  const rows = Object.values(columns)[0]?.length ?? 0;
  return { rows, has: (k: string) => data.has(k), column: (k: string) => data.get(k) as Float64Array };
}

describe('score rows', () => {
  it('equals the TypeScript scorecard on random rows, edges and missing values', async () => {
    const { manifest, scorecard } = await model();
    const value = (edges: number[]) =>
      fc.oneof(
        fc.constant(Number.NaN),
        fc.constantFrom(...edges),
        fc.constantFrom(...edges).map((e) => e * (1 - 2 ** -52)),
        fc.constantFrom(...edges).map((e) => e * (1 + 2 ** -52)),
        fc.double({ min: 0, max: (edges.at(-1) ?? 1) * 2, noNaN: true }),
      );
    const row = fc.tuple(...scorecard.features.map((f) => value(f.edges)));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 300 }), async (rows) => {
        const columns = Object.fromEntries(
          manifest.input.features.map((k, c) => [k, rows.map((r) => r[c] as number)]),
        );
        columns['sales-months-24m'] = rows.map(() => 12);
        const table = await scoreRows(await model(), snapshotOf(columns));
        rows.forEach((values, r) => {
          const want = evaluateScorecard(scorecard, manifest.score, values);
          if (!(values[0]! >= 0.01)) {
            expect(table.score[r]).toBeNaN();
            return;
          }
          expect(Math.abs((table.score[r] as number) - want.score)).toBeLessThanOrEqual(1e-6);
          expect(Math.abs((table.pd[r] as number) - want.pd)).toBeLessThanOrEqual(1e-6);
          manifest.input.features.forEach((k, c) => {
            expect(table.points.get(k)?.[r]).toBe(want.points[c]);
          });
        });
      }),
      { numRuns: 50 },
    );
  });

  it('scores every row once over several calls of the graph, and in order', async () => {
    const { scorecard, manifest } = await model();
    const rows = 10_000;
    const sales = Array.from({ length: rows }, (_, i) => 1 + i * 3_000_000);
    const seen: number[] = [];
    const table = await scoreRows(
      await model(),
      snapshotOf({
        'sales-24m': sales,
        'sales-months-24m': sales.map(() => 24),
        'sales-volatility-24m': sales.map(() => 1),
        'top1-buyer-share-24m': sales.map(() => 0.2),
      }),
      (done) => seen.push(done),
    );
    expect(seen).toEqual([4096, 8192, rows]);
    expect(table.referred).toBe(0);
    for (const r of [0, 4095, 4096, 8191, 8192, rows - 1])
      expect(table.score[r]).toBeCloseTo(
        evaluateScorecard(scorecard, manifest.score, [sales[r] as number, 1, 0.2]).score,
        9,
      );
  });

  it('refers, and gives no number, where the declared minimum is not known', async () => {
    const table = await scoreRows(
      await model(),
      snapshotOf({
        'sales-24m': [Number.NaN, 5_000_000, 5_000_000, 5_000_000, 0],
        'sales-months-24m': [Number.NaN, Number.NaN, 2, 3, 24],
        'sales-volatility-24m': [Number.NaN, 1, 1, Number.NaN, 1],
        'top1-buyer-share-24m': [Number.NaN, 0.5, 0.5, Number.NaN, 0.5],
      }),
    );
    expect(table.referred).toBe(4);
    expect([...table.score].map(Number.isNaN)).toEqual([true, true, true, false, true]);
    expect([...table.pd].map(Number.isNaN)).toEqual([true, true, true, false, true]);
    expect([...(table.points.get('sales-24m') ?? [])].map(Number.isNaN)).toEqual([
      true,
      true,
      true,
      false,
      true,
    ]);
    // a missing value beside known sales is no evidence: 0 points
    expect(table.points.get('sales-volatility-24m')?.[3]).toBe(0);
  });

  it('refuses a snapshot without its features and names them', async () => {
    await expect(scoreRows(await model(), snapshotOf({ 'sales-24m': [1] }))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'snapshot-lacks-features',
      message: expect.stringContaining('top1-buyer-share-24m'),
    });
  });
});
