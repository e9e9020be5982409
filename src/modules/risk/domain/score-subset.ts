import { gather } from '@/modules/features/domain/snapshot-subset';
import type { ScoreColumns } from './score';

/** The same scores with these rows alone. */
export function scoresOf(scores: ScoreColumns, rows: Int32Array): ScoreColumns {
  return {
    ...scores,
    pd: gather(scores.pd, rows),
    score: gather(scores.score, rows),
    prior: gather(scores.prior, rows),
    points: new Map([...scores.points].map(([key, column]) => [key, gather(column, rows)])),
    known: new Map([...scores.known].map(([key, column]) => [key, gather(column, rows)])),
    reasons: scores.reasons.map((column) => gather(column, rows)),
  };
}
