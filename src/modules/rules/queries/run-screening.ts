import { AppError } from '@/kernel/errors';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { type Bin, breakdown, type Cell, SMALLEST_CELL, scoreHistogram } from '../domain/breakdown';
import { checkRules } from '../domain/check-rules';
import { comparePasses, type PassComparison } from '../domain/compare-passes';
import type { Rule } from '../domain/expr';
import type { ScreeningResult } from '../domain/screening';
import { termOf } from '../domain/vocabulary';
import { exprWords } from '../labels';
import { DEEPEST } from '../schema';
import { openLatest } from './open-latest';
import { screen } from './screen';

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
  readonly districts: readonly Cell[];
  readonly scores: readonly Bin[];
  readonly smallestCell: number;
  /** against the rules given to compare with */
  readonly comparison: PassComparison | undefined;
  /** time of the evaluation alone */
  readonly ms: number;
};

/**
 * 筛选工作台: counts alone, no enterprise, over the latest snapshot unless one is named.
 * @throws AppError invalid `rules-malformed`, and those of `openLatest`
 */
export async function runScreening(
  _scope: BankScope | OperatorScope,
  input: {
    readonly rules: readonly Rule[];
    readonly against?: readonly Rule[];
    readonly snapshotId?: string;
    readonly scoreRunId?: string;
  },
): Promise<Screening> {
  refuseMalformed(input.rules);
  if (input.against) refuseMalformed(input.against);
  const { snapshot, scores, scoreRunId } = await openLatest(input.snapshotId, input.scoreRunId);
  const start = performance.now();
  const result = await screen({ snapshot, scores, rules: input.rules });
  const ms = performance.now() - start;
  const before = input.against && (await screen({ snapshot, scores, rules: input.against }));
  const { pass, rows, passCount, referCount, failCount } = result;
  const codes = snapshot.manifest.dictionaries.district ?? [];
  return {
    snapshotId: snapshot.manifest.id,
    asOf: snapshot.manifest.asOf,
    knownAt: snapshot.manifest.knownAt,
    scoreRunId,
    rows,
    passCount,
    referCount,
    failCount,
    rules: result.rules.map((line, r) => {
      const { label, hard, onUnknown, when } = input.rules[r]!;
      return { ...line, label, hard, onUnknown, words: exprWords(when) };
    }),
    districts: snapshot.has('district') ? breakdown(snapshot.column('district'), codes, pass) : [],
    scores: scores ? scoreHistogram(scores.score, pass) : [],
    smallestCell: SMALLEST_CELL,
    comparison: before && comparePasses(before.pass, pass),
    ms,
  };
}

function refuseMalformed(rules: readonly Rule[]): void {
  const problems = checkRules(rules, termOf, DEEPEST);
  if (problems.length === 0) return;
  const words = problems.map((p) => `${p.rule}：${p.words}`).join('；');
  throw new AppError('invalid', 'rules-malformed', `规则有误，没有筛选。请更正：${words}`);
}
