import type { Snapshot } from '@/modules/features/domain/snapshot';
import { PD_FEATURE, SCORE_FEATURE, type ScoreColumns } from '@/modules/risk/domain/score';
import type { ColumnSource } from '../domain/compile-expr';
import { evaluateColumns } from '../domain/evaluate-columns';
import type { Rule } from '../domain/expr';
import type { ScreeningResult } from '../domain/screening';

/** A snapshot's columns with the score's beside them, as rules name them. */
export function columnsOf(snapshot: Snapshot, scores?: ScoreColumns): ColumnSource {
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

/** 筛选: a rule set over every enterprise of an opened snapshot. Without scores the score is unknown. */
export async function screen(input: {
  readonly snapshot: Snapshot;
  readonly scores?: ScoreColumns;
  readonly rules: readonly Rule[];
}): Promise<ScreeningResult> {
  return evaluateColumns(input.rules, columnsOf(input.snapshot, input.scores));
}
