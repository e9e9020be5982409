import { z } from 'zod';
import type { IsoDate } from '@/kernel/period';
import { GRADES, gradeOf } from './grade';
import { rankCorrelation } from './rank-correlation';
import type { ScoreColumns } from './score';

const count = z.int().nonnegative();
/** null: no row was scored by both, so there is nothing to say */
const figure = z.number().nullable();

/** 影子对比: what a candidate would change, measured on rows both models looked at. Kept as JSON. */
export const shadowSchema = z.strictObject({
  rows: count,
  /** scored by both; everything below but the referrals is about these */
  both: count,
  /** the champion scores them, the candidate would refer them to a person */
  newlyReferred: count,
  /** the champion refers them, the candidate would score them */
  newlyScored: count,
  /** Spearman, ties share their places; null where one of the two gives everybody the same score */
  rankCorrelation: figure,
  /** candidate − champion, points */
  difference: z.strictObject({ mean: figure, p5: figure, p50: figure, p95: figure }),
  /** rows by grade: the champion's down, the candidate's across, A first */
  movement: z.array(z.array(count).length(5)).length(5),
  movedTwoGrades: count,
  /** fraction */
  meanPd: z.strictObject({ champion: figure, candidate: figure }),
});
export type Shadow = z.infer<typeof shadowSchema>;

type Scored = Pick<ScoreColumns, 'pd' | 'score'>;

/**
 * Compares two runs over the same rows.
 * @param asOf the snapshot's day: both are graded by the table in force on it
 * @throws RangeError when the two have not the same rows
 */
export function compareScores(champion: Scored, candidate: Scored, asOf: IsoDate): Shadow {
  const rows = champion.score.length;
  if (candidate.score.length !== rows) throw new RangeError(`${rows} rows against ${candidate.score.length}`);
  const isScored = (of: Scored, row: number) => !Number.isNaN(of.score[row]!);
  const [both, tally] = [new Uint32Array(rows), { both: 0, newlyReferred: 0, newlyScored: 0 }];
  for (let row = 0; row < rows; row++) {
    const [before, after] = [isScored(champion, row), isScored(candidate, row)];
    if (before && after) both[tally.both++] = row;
    else if (before) tally.newlyReferred++;
    else if (after) tally.newlyScored++;
  }
  const shared = both.subarray(0, tally.both);
  const of = (column: Float64Array) => Float64Array.from(shared, (row) => column[row]!);
  const [before, after] = [of(champion.score), of(candidate.score)];
  const movement = GRADES.map(() => GRADES.map(() => 0));
  for (let i = 0; i < before.length; i++) {
    const to = GRADES.indexOf(gradeOf(after[i]!, asOf));
    movement[GRADES.indexOf(gradeOf(before[i]!, asOf))]![to]!++;
  }
  const difference = after.map((score, i) => score - before[i]!).sort();
  return {
    rows,
    ...tally,
    rankCorrelation: rankCorrelation(before, after) ?? null,
    difference: {
      mean: meanOf(difference),
      p5: quantile(difference, 0.05),
      p50: quantile(difference, 0.5),
      p95: quantile(difference, 0.95),
    },
    movement,
    movedTwoGrades: moved(movement, (steps) => Math.abs(steps) >= 2),
    meanPd: { champion: meanOf(of(champion.pd)), candidate: meanOf(of(candidate.pd)) },
  };
}

/** Rows whose grade moved as asked. @param which of steps from the champion's grade, down = positive */
export function moved(movement: Shadow['movement'], which: (steps: number) => boolean): number {
  return movement.flatMap((row, from) => row.filter((_, to) => which(to - from))).reduce((a, b) => a + b, 0);
}

function meanOf(values: Float64Array): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
}

/** Between neighbours by their distance. @param sorted ascending */
function quantile(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}
