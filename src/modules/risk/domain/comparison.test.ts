import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '@/kernel/period';
import { isSamePerson } from './activation';
import { compareScores, moved, shadowSchema } from './comparison';
import { rankCorrelation, ranksOf } from './rank-correlation';
import { pdOfScore } from './score-points';

const N = Number.NaN;
const DAY = '2026-11-20' as IsoDate;
const run = (scores: readonly number[]) => ({
  score: Float64Array.from(scores),
  pd: Float64Array.from(scores, (s) => (Number.isNaN(s) ? N : pdOfScore(s))),
});
const compare = (a: readonly number[], b: readonly number[]) => compareScores(run(a), run(b), DAY);

/** Columns of one length: scores in 64ths as the product has them, some rows referred. */
const score = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 25_600, max: 51_200 }).map((g) => g / 64) },
  { weight: 1, arbitrary: fc.constant(N) },
);
const pair = fc.array(fc.tuple(score, score), { maxLength: 60 }).map((rows) => ({
  a: rows.map(([x]) => x),
  b: rows.map(([, y]) => y),
}));

describe('compare scores', () => {
  it('counts what both, one and neither score', () => {
    const found = compare([650, 600, N, N, 500], [640, N, 590, N, 620]);
    expect(found).toMatchObject({ rows: 5, both: 2, newlyReferred: 1, newlyScored: 1 });
    expect(found.movement).toEqual([
      [1, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
    ]);
    expect(found.movedTwoGrades).toBe(1);
    expect(found.difference).toEqual({ mean: 55, p5: -3.5, p50: 55, p95: 113.5 });
    expect(found.meanPd.champion).toBeCloseTo((pdOfScore(650) + pdOfScore(500)) / 2, 12);
  });

  it('says nothing of the difference where no row is scored by both', () => {
    const nothing = { mean: null, p5: null, p50: null, p95: null };
    const found = compare([N, 600], [600, N]);
    expect(found).toMatchObject({ both: 0, rankCorrelation: null, difference: nothing });
    expect(found.meanPd).toEqual({ champion: null, candidate: null });
    expect(compare([], [])).toMatchObject({ rows: 0, rankCorrelation: null });
  });

  it('refuses runs of other rows', () => {
    expect(() => compare([600], [600, 601])).toThrow(RangeError);
  });

  it('loses no row, survives JSON, and says the same again', () => {
    fc.assert(
      fc.property(pair, ({ a, b }) => {
        const found = compare(a, b);
        const neither = a.filter((x, i) => Number.isNaN(x) && Number.isNaN(b[i])).length;
        expect(found.both + found.newlyReferred + found.newlyScored + neither).toBe(found.rows);
        expect(moved(found.movement, () => true)).toBe(found.both);
        expect(found.movedTwoGrades).toBeLessThanOrEqual(moved(found.movement, (s) => s !== 0));
        expect(shadowSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
        expect(compare(a, b)).toEqual(found);
        const { p5, p50, p95 } = found.difference;
        if (p5 !== null) expect(p5 <= p50! && p50! <= p95!).toBe(true);
      }),
    );
  });

  it('turned round gives the opposite', () => {
    fc.assert(
      fc.property(pair, ({ a, b }) => {
        const [there, back] = [compare(a, b), compare(b, a)];
        expect(back.newlyScored).toBe(there.newlyReferred);
        expect(back.movement).toEqual(there.movement.map((_, i) => there.movement.map((row) => row[i])));
        if (there.rankCorrelation === null) expect(back.rankCorrelation).toBeNull();
        else expect(back.rankCorrelation).toBeCloseTo(there.rankCorrelation, 12);
        if (there.both > 0) {
          expect(back.difference.p5).toBeCloseTo(-there.difference.p95!, 9);
          expect(back.difference.mean).toBeCloseTo(-there.difference.mean!, 9);
        }
      }),
    );
  });

  it('finds nothing between a run and itself', () => {
    fc.assert(
      fc.property(pair, ({ a }) => {
        const found = compare(a, a);
        expect(found).toMatchObject({ newlyReferred: 0, newlyScored: 0, movedTwoGrades: 0 });
        expect(moved(found.movement, (s) => s !== 0)).toBe(0);
        expect([0, null]).toContain(found.difference.p95);
        if (found.rankCorrelation !== null) expect(found.rankCorrelation).toBe(1);
      }),
    );
  });
});

describe('rank correlation', () => {
  const of = (a: number[], b: number[]) => rankCorrelation(Float64Array.from(a), Float64Array.from(b));

  it('is that of the textbook, ties sharing their places', () => {
    expect([...ranksOf(Float64Array.of(30, 10, 20, 20))]).toEqual([4, 1, 2.5, 2.5]);
    expect(of([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(0.8207826816681233, 12);
    expect(of([1, 2, 3], [3, 2, 1])).toBe(-1);
    expect(of([1, 1, 1], [1, 2, 3])).toBeUndefined();
  });

  it('depends on the order alone, and not on the order of rows', () => {
    const rows = fc.array(fc.tuple(fc.integer(), fc.integer({ min: 0, max: 9 })), {
      minLength: 2,
      maxLength: 50,
    });
    fc.assert(
      fc.property(rows, (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const found = of(a, b);
        if (found === undefined) return;
        expect(Math.abs(found)).toBeLessThanOrEqual(1);
        expect(
          of(
            a,
            b.map((y) => y ** 3),
          ),
        ).toBe(found);
        expect(
          of(
            a,
            b.map((y) => -y),
          ),
        ).toBeCloseTo(-found, 12);
        expect(of([...a].reverse(), [...b].reverse())).toBeCloseTo(found, 12);
      }),
    );
  });
});

it('knows a person by any spelling of the login', () => {
  expect(isSamePerson('zhang', ' Zhang')).toBe(true);
  expect(isSamePerson('zhang', 'ＺＨＡＮＧ')).toBe(true);
  expect(isSamePerson('zhang', 'zhang.wei')).toBe(false);
});
