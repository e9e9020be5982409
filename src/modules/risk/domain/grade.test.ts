import { describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { type GradeTable, gradeOf } from './grade';
import { pdOfScore } from './score-points';

const day = isoDate('2026-11-20');

describe('grade', () => {
  it.each([
    [640, 'A'],
    [639.99, 'B'],
    [610, 'B'],
    [609.99, 'C'],
    [580, 'C'],
    [579.99, 'D'],
    [550, 'D'],
    [549.99, 'E'],
    [-50, 'E'],
  ])('%d points are %s', (score, grade) => {
    expect(gradeOf(score, day)).toBe(grade);
  });

  it('has the stated PD at its bounds', () => {
    const percents = [640, 610, 580, 550].map((s) => (pdOfScore(s) * 100).toFixed(2));
    expect(percents).toEqual(['0.50', '1.39', '3.85', '10.16']);
  });

  it('grades a snapshot by the table in force on its day', () => {
    const tables: GradeTable[] = [
      { since: isoDate('2026-01-01'), lowest: { A: 640, B: 610, C: 580, D: 550 } },
      { since: isoDate('2027-01-01'), lowest: { A: 660, B: 630, C: 600, D: 570 } },
    ];
    expect(gradeOf(650, isoDate('2026-12-31'), tables)).toBe('A');
    expect(gradeOf(650, isoDate('2027-01-01'), tables)).toBe('B');
    expect(gradeOf(650, isoDate('2020-02-29'), tables)).toBe('A');
  });

  it('has no grade without a score', () => {
    expect(() => gradeOf(Number.NaN, day)).toThrow(RangeError);
  });
});
