import { AppError } from '@/kernel/errors';
import { type Bin, type Cell, SMALLEST_CELL } from '../domain/breakdown';
import { checkRules } from '../domain/check-rules';
import type { Rule } from '../domain/expr';
import { type RuleFinding, ruleFindings } from '../domain/rule-logic';
import type { ScreeningResult } from '../domain/screening';
import type { ScreeningBackend } from '../domain/screening-backend';
import type { Counted } from '../domain/screening-desk';
import { termOf } from '../domain/vocabulary';
import { exprWords, findingWords } from '../labels';
import { DEEPEST } from '../schema';
import { countAt, type Opened, type Scope } from './look';
import { openLatest } from './open-latest';
import { lookInSql } from './sql/look-in-sql';

export type ScreeningLine = ScreeningResult['rules'][number] &
  Pick<Rule, 'label' | 'hard' | 'onUnknown'> & { readonly words: string };

export type Screening = {
  readonly snapshotId: string;
  readonly asOf: string;
  readonly knownAt: string;
  readonly scoreRunId: string | undefined;
  readonly rows: number;
  readonly passCount: number;
  readonly referCount: number;
  readonly failCount: number;
  readonly rules: readonly ScreeningLine[];
  /** contradictions and what has no effect, as far as it is proven of the rules alone */
  readonly findings: readonly (RuleFinding & { readonly words: string })[];
  readonly districts: readonly Cell[];
  readonly scores: readonly Bin[];
  readonly smallestCell: number;
  /** against the rules given to compare with */
  readonly comparison: Counted['comparison'];
  /** counted in groups of at least ten, as a bank sees enterprises before they authorise it */
  readonly blind: boolean;
  /** time of the evaluation alone */
  readonly ms: number;
};

export type ScreeningInput = {
  readonly rules: readonly Rule[];
  readonly against?: readonly Rule[];
  /** who evaluates, default `columnar`; `sql` is the platform's alone, and gives the same */
  readonly backend?: ScreeningBackend['kind'];
};

/**
 * 筛选工作台: counts alone, no enterprise, over the latest snapshot unless one is named: the platform's of the
 * whole city, a district's of its own, a bank's blind.
 * @throws AppError invalid `rules-malformed`, those of `openLatest`, and of `lookInSql` where that was asked for
 */
export async function runScreening(
  scope: Scope,
  input: ScreeningInput & {
    readonly snapshotId?: string;
    readonly scoreRunId?: string;
  },
): Promise<Screening> {
  refuseMalformed(input.rules);
  if (scope.kind === 'bank' && input.scoreRunId !== undefined) throw runNotForBanks();
  return screenOpened(scope, await openLatest(scope, input.snapshotId, input.scoreRunId), input);
}

/** `runScreening` of what was opened. */
export async function screenOpened(
  scope: Scope,
  { snapshot, scores, scoreRunId }: Opened & { readonly scoreRunId: string | undefined },
  { rules, against, backend }: ScreeningInput,
): Promise<Screening> {
  refuseMalformed(rules);
  if (against) refuseMalformed(against);
  const found =
    backend === 'sql'
      ? await lookInSql(scope, { snapshot, scores }, { rules, against })
      : await countAt(scope, { snapshot, scores }, { rules, against });
  const { rows, passCount, referCount, failCount, districts, comparison, ms } = found;
  return {
    snapshotId: snapshot.manifest.id,
    asOf: snapshot.manifest.asOf,
    knownAt: snapshot.manifest.knownAt,
    scoreRunId,
    rows,
    passCount,
    referCount,
    failCount,
    rules: found.rules.map((line, r) => {
      const { label, hard, onUnknown, when } = rules[r]!;
      return { ...line, label, hard, onUnknown, words: exprWords(when) };
    }),
    findings: ruleFindings(rules).map((f) => ({ ...f, words: findingWords(f, rules) })),
    districts,
    scores: found.scores,
    smallestCell: SMALLEST_CELL,
    comparison,
    blind: scope.kind === 'bank',
    ms,
  };
}

/** Scores of a model not in force decide nothing, and each run would be one more blind view of the same city. */
export function runNotForBanks(): AppError {
  return new AppError(
    'forbidden',
    'score-run-not-for-banks',
    '银行按现行模型的最近一次评分筛选，不能另选评分。',
  );
}

export function refuseMalformed(rules: readonly Rule[]): void {
  const problems = checkRules(rules, termOf, DEEPEST);
  if (problems.length === 0) return;
  const words = problems.map((p) => `${p.rule}：${p.words}`).join('；');
  throw new AppError('invalid', 'rules-malformed', `规则有误，没有筛选。请更正：${words}`);
}
