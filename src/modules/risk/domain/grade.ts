import type { IsoDate } from '@/kernel/period';
import type { GradeLetter } from './score';

export const GRADES: readonly GradeLetter[] = ['A', 'B', 'C', 'D', 'E'];

export type GradeTable = {
  /** First day of snapshots this table grades; the first table also grades everything older. */
  readonly since: IsoDate;
  /** Lowest score of each grade; below the last is E. */
  readonly lowest: Readonly<Record<Exclude<GradeLetter, 'E'>, number>>;
};

/**
 * 信用等级. A new table is a new line with its own date; an old snapshot keeps its grades. PD at the
 * bounds: A ≤ 0.50 %, B ≤ 1.39 %, C ≤ 3.85 %, D ≤ 10.16 %.
 */
export const GRADE_TABLES: readonly GradeTable[] = [
  { since: '2026-11-20' as IsoDate, lowest: { A: 640, B: 610, C: 580, D: 550 } },
];

/** @param tables ascending by `since` */
export function gradeTableAt(asOf: IsoDate, tables: readonly GradeTable[] = GRADE_TABLES): GradeTable {
  return (tables.findLast((t) => t.since <= asOf) ?? tables[0]) as GradeTable;
}

/**
 * Grade of a score by the table in force on a day.
 * @throws RangeError for NaN: an enterprise the model abstains on has no grade
 */
export function gradeOf(score: number, asOf: IsoDate, tables = GRADE_TABLES): GradeLetter {
  if (Number.isNaN(score)) throw new RangeError('no score, no grade');
  const { lowest } = gradeTableAt(asOf, tables);
  if (score >= lowest.A) return 'A';
  if (score >= lowest.B) return 'B';
  if (score >= lowest.C) return 'C';
  return score >= lowest.D ? 'D' : 'E';
}
