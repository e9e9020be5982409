import type { Snapshot } from '@/modules/features/domain/snapshot';
import { evaluateColumns } from '../domain/evaluate-columns';
import type { Rule } from '../domain/expr';
import type { ScreeningResult } from '../domain/screening';
import { columnsOf, type ScoredColumns } from '../domain/snapshot-columns';

/** 筛选: a rule set over every enterprise of an opened snapshot. Without scores the score is unknown. */
export async function screen(input: {
  readonly snapshot: Snapshot;
  readonly scores?: ScoredColumns;
  readonly rules: readonly Rule[];
}): Promise<ScreeningResult> {
  return evaluateColumns(input.rules, columnsOf(input.snapshot, input.scores));
}
