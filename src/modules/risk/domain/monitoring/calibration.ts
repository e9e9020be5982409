import type { IsoDate } from '@/kernel/period';
import { GRADES, gradeOf } from '../grade';
import type { GradeLetter, ScoreColumns } from '../score';
import { wilson95 } from './wilson';

/** 校准: what the model promised of a grade against what came of it. Unknown where nobody has an outcome yet. */
export type GradeCalibration = {
  readonly grade: GradeLetter;
  /** firms with an outcome, and of those the bad */
  readonly n: number;
  readonly bad: number;
  /** fractions; the interval is Wilson's, 95 % */
  readonly meanPd: number | undefined;
  readonly badRate: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** whether the mean PD lies inside the interval of what happened */
  readonly holds: boolean | undefined;
};

/** What became of the firm in a row of the snapshot. */
export type RowOutcome = { readonly row: number; readonly bad: boolean };

/** @param outcomes rows the model abstained on have no grade and are left out */
export function calibrationByGrade(
  outcomes: readonly RowOutcome[],
  scores: Pick<ScoreColumns, 'pd' | 'score'>,
  asOf: IsoDate,
): GradeCalibration[] {
  const sums = new Map(GRADES.map((grade) => [grade, { n: 0, bad: 0, pd: 0 }]));
  for (const { row, bad } of outcomes) {
    const score = scores.score[row]!;
    if (Number.isNaN(score)) continue;
    const sum = sums.get(gradeOf(score, asOf))!;
    sum.n++;
    sum.bad += Number(bad);
    sum.pd += scores.pd[row]!;
  }
  return GRADES.map((grade) => {
    const { n, bad, pd } = sums.get(grade)!;
    if (n === 0)
      return {
        grade,
        n,
        bad,
        meanPd: undefined,
        badRate: undefined,
        low: undefined,
        high: undefined,
        holds: undefined,
      };
    const { low, high } = wilson95(bad, n);
    const meanPd = pd / n;
    return { grade, n, bad, meanPd, badRate: bad / n, low, high, holds: low <= meanPd && meanPd <= high };
  });
}
