import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { scoreOfPd } from '../score-points';
import { calibrationByGrade } from './calibration';

const asOf = isoDate('2026-11-20');
const scoresOf = (pds: number[]) => ({
  pd: Float64Array.from(pds),
  score: Float64Array.from(pds, (pd) => (Number.isNaN(pd) ? pd : scoreOfPd(pd))),
});

describe('calibration by grade', () => {
  it('compares what was promised with what came', () => {
    const scores = scoresOf(new Array(200).fill(0.03)); // C
    const outcomes = Array.from(scores.pd, (_, row) => ({ row, bad: row < 20 }));
    const c = calibrationByGrade(outcomes, scores, asOf)[2];
    expect(c).toMatchObject({ grade: 'C', n: 200, bad: 20, badRate: 0.1, holds: false });
    expect(c?.meanPd).toBeCloseTo(0.03, 12);
    expect(c?.low).toBeCloseTo(0.0657, 3);
    const fewer = calibrationByGrade(outcomes.slice(14), scores, asOf)[2];
    expect(fewer).toMatchObject({ n: 186, bad: 6, holds: true });
  });

  it('says unknown where nobody has an outcome, and leaves out who was not scored', () => {
    const given = calibrationByGrade([{ row: 0, bad: true }], scoresOf([Number.NaN]), asOf);
    expect(given.map((g) => g.grade).join('')).toBe('ABCDE');
    for (const g of given) {
      expect(g.n).toBe(0);
      expect([g.meanPd, g.badRate, g.low, g.high, g.holds]).toEqual(new Array(5).fill(undefined));
    }
  });

  it('law: every scored outcome is in one grade', () => {
    const pd = fc.oneof(fc.constant(Number.NaN), fc.double({ min: 1e-4, max: 0.9, noNaN: true }));
    fc.assert(
      fc.property(fc.array(fc.tuple(pd, fc.boolean())), (firms) => {
        const outcomes = firms.map(([, bad], row) => ({ row, bad }));
        const given = calibrationByGrade(outcomes, scoresOf(firms.map(([p]) => p)), asOf);
        const scored = firms.filter(([p]) => !Number.isNaN(p));
        expect(given.reduce((n, g) => n + g.n, 0)).toBe(scored.length);
        expect(given.reduce((n, g) => n + g.bad, 0)).toBe(scored.filter(([, bad]) => bad).length);
      }),
    );
  });
});
