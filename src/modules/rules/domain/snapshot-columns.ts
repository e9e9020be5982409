import type { Snapshot } from '@/modules/features/domain/snapshot';
import { PD_FEATURE, SCORE_FEATURE, type ScoreColumns } from '@/modules/risk/domain/score';
import type { ColumnSource } from './columnar/mark-program';
import type { FeatureReader } from './expr';

/** What rules see of a score. */
export type ScoredColumns = Pick<ScoreColumns, 'score' | 'pd'>;

/** A snapshot's columns with the score's beside them, as rules name them. */
export function columnsOf(snapshot: Snapshot, scores?: ScoredColumns): ColumnSource {
  return {
    rows: snapshot.rows,
    column(key) {
      if (key === SCORE_FEATURE) return scores?.score;
      if (key === PD_FEATURE) return scores?.pd;
      return snapshot.has(key) ? snapshot.column(key) : undefined;
    },
    dictionary: (key) => snapshot.manifest.dictionaries[key],
  };
}

/** One row as the row evaluator reads it: codes in words, NaN as unknown. */
export function readerOf(source: ColumnSource, row: number): FeatureReader {
  return (key) => {
    const value = source.column(key)?.[row];
    if (value === undefined || Number.isNaN(value)) return undefined;
    return source.dictionary(key)?.[value] ?? value;
  };
}
