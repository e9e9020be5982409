import { AppError } from '@/kernel/errors';
import { SCORE_FEATURE } from '@/modules/risk/domain/score';
import {
  breakdown,
  codeStates,
  SCORE_BINS,
  StateCounts,
  scoreHistogram,
  scoreStates,
} from '../../domain/breakdown';
import { comparePasses } from '../../domain/compare-passes';
import type { Rule } from '../../domain/expr';
import type { Looked } from '../../domain/screening-desk';
import { columnsOf } from '../../domain/snapshot-columns';
import type { Opened, Scope } from '../look';
import { screeningBackend } from '../screening-backend';

/**
 * `lookAt` with the rules evaluated by an SQL engine: the same answer, for the platform alone, as an engine
 * knows nothing of districts' limits and banks' groups.
 * @throws AppError forbidden `screening-sql-platform-only`, and as `sqlBackend`
 */
export async function lookInSql(
  scope: Scope,
  { snapshot, scores }: Opened,
  { rules, against }: { readonly rules: readonly Rule[]; readonly against?: readonly Rule[] },
): Promise<Omit<Looked, 'top' | 'spreads' | 'before'>> {
  if (scope.kind !== 'operator')
    throw new AppError(
      'forbidden',
      'screening-sql-platform-only',
      '只有平台可以用 SQL 引擎筛选。请改用默认的方式筛选。',
    );
  const source = columnsOf(snapshot, scores);
  const backend = screeningBackend('sql', { snapshot, scores });
  const start = performance.now();
  const result = await backend.screen(rules);
  const ms = performance.now() - start;
  const before = against && (await backend.screen(against));
  const codes = source.dictionary('district') ?? [];
  const districts = codeStates(
    source.column('district') ?? new Float64Array(source.rows).fill(Number.NaN),
    codes,
  );
  const score = source.column(SCORE_FEATURE);
  return {
    ...result,
    districts: breakdown(new StateCounts(districts, codes.length + 1), codes, result.pass),
    scores: score ? scoreHistogram(new StateCounts(scoreStates(score), SCORE_BINS + 1), result.pass) : [],
    comparison: before && { ...comparePasses(before.pass, result.pass), passCount: before.passCount },
    ms,
  };
}
