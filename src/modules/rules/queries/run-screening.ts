import { AppError } from '@/kernel/errors';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { latestScoreRun } from '@/modules/risk/queries/latest-score-run';
import { openScores } from '@/modules/risk/queries/open-scores';
import { type Bin, breakdown, type Cell, SMALLEST_CELL, scoreHistogram } from '../domain/breakdown';
import { checkRules } from '../domain/check-rules';
import type { Rule } from '../domain/expr';
import type { ScreeningResult } from '../domain/screening';
import { termOf } from '../domain/vocabulary';
import { exprWords } from '../labels';
import { DEEPEST } from '../schema';
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
  /** time of the evaluation alone */
  readonly ms: number;
};

/**
 * 筛选工作台: counts alone, no enterprise, over the latest snapshot unless one is named.
 * @throws AppError invalid `rules-malformed`, not-found `snapshot-none`
 */
export async function runScreening(
  _scope: BankScope | OperatorScope,
  input: { readonly rules: readonly Rule[]; readonly snapshotId?: string },
): Promise<Screening> {
  const problems = checkRules(input.rules, termOf, DEEPEST);
  if (problems.length > 0) {
    const words = problems.map((p) => `${p.rule}：${p.words}`).join('；');
    throw new AppError('invalid', 'rules-malformed', `规则有误，没有筛选。请更正：${words}`);
  }
  const id = input.snapshotId ?? (await latestSnapshot())?.id;
  if (!id) throw new AppError('not-found', 'snapshot-none', '平台还没有指标快照，请等平台生成后再筛选。');
  const [snapshot, run] = await Promise.all([openSnapshot(id), latestScoreRun(id)]);
  const scores = run ? await openScores(run.id) : undefined;
  const start = performance.now();
  const result = await screen({ snapshot, scores, rules: input.rules });
  const ms = performance.now() - start;
  const { pass, rows, passCount, referCount, failCount } = result;
  const codes = snapshot.manifest.dictionaries.district ?? [];
  return {
    snapshotId: id,
    asOf: snapshot.manifest.asOf,
    knownAt: snapshot.manifest.knownAt,
    scoreRunId: run?.id,
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
    ms,
  };
}
