import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { ageBands } from './age-bands';
import { fairnessBy, LEAST_FIRMS } from './fairness';

const asOf = isoDate('2026-11-20');
const GROUPS = ['a', 'b', 'c', 'd'].map((code) => ({ code, label: `组 ${code}` }));
const rows = (...parts: [code: number, score: number, times: number][]) => {
  const all = parts.flatMap(([code, score, times]) => new Array<[number, number]>(times).fill([code, score]));
  return [Float64Array.from(all, (r) => r[0]), Float64Array.from(all, (r) => r[1])] as const;
};
const by = (...parts: [number, number, number][]) => {
  const [codes, scores] = rows(...parts);
  return fairnessBy(codes, GROUPS, scores, asOf);
};

describe('fairness by a code', () => {
  it('compares with the best-served group that has enough firms', () => {
    const given = by([0, 600, 80], [0, 500, 20], [1, 600, 50], [1, 500, 50], [2, 700, 29]);
    expect(given.map((g) => [g.code, g.ratio, g.judged, g.beyondChance])).toEqual([
      ['a', 1, true, false],
      ['b', 0.625, true, true],
      ['c', undefined, false, false],
    ]);
    expect(given[1]).toMatchObject({ n: 100, scored: 100, referred: 0, served: 50, meanScore: 550 });
  });

  it('takes the referred out of the share and counts them beside it', () => {
    const [a] = by([0, 580, 30], [0, Number.NaN, 70]);
    expect(a).toMatchObject({ n: 100, scored: 30, referred: 70, servedShare: 1, judged: true });
  });

  it('knows nothing of a group nobody of which was scored', () => {
    const [a] = by([0, Number.NaN, 50]);
    expect(a).toMatchObject({ scored: 0, meanScore: undefined, servedShare: undefined, judged: false });
  });

  it('counts an unknown code as its own, and never judges it', () => {
    const given = by([0, 600, 40], [Number.NaN, 500, 40], [9, 500, 1]);
    expect(given.at(-1)).toMatchObject({ code: undefined, label: '未知', n: 41, ratio: undefined });
  });

  it('has no ratio where nobody at all is served', () => {
    expect(by([0, 500, 40], [1, 500, 40]).map((g) => g.ratio)).toEqual([undefined, undefined]);
  });

  it('puts ages into their bands', () => {
    expect([...ageBands(Float64Array.of(0, 23, 24, 59, 60, 119, 120, 900, Number.NaN))]).toEqual([
      0,
      0,
      1,
      1,
      2,
      2,
      3,
      3,
      Number.NaN,
    ]);
  });

  it('law: counts are conserved; a judged ratio is in 0 to 1 and the best is 1', () => {
    const row = fc.tuple(
      fc.oneof(fc.constant(Number.NaN), fc.nat(3)),
      fc.oneof(fc.constant(Number.NaN), fc.double({ min: 400, max: 700, noNaN: true })),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 400 }), (all) => {
        const given = fairnessBy(
          Float64Array.from(all, (r) => r[0]),
          GROUPS,
          Float64Array.from(all, (r) => r[1]),
          asOf,
        );
        expect(given.reduce((n, g) => n + g.n, 0)).toBe(all.length);
        for (const g of given) {
          expect(g.scored + g.referred).toBe(g.n);
          expect(g.served).toBeLessThanOrEqual(g.scored);
          expect(g.judged).toBe(g.code !== undefined && g.scored >= LEAST_FIRMS);
          if (g.ratio !== undefined) expect(g.ratio).toBeLessThanOrEqual(1);
        }
        const ratios = given.flatMap((g) => g.ratio ?? []);
        if (ratios.length > 0) expect(Math.max(...ratios)).toBe(1);
      }),
    );
  });
});
