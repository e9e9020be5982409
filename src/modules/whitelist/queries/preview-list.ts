import { AppError } from '@/kernel/errors';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { enterprisesInBatches } from '@/modules/ingestion/queries/enterprises-in-batches';
import { SCORE_FEATURE } from '@/modules/risk/domain/score';
import { latestScoreRun } from '@/modules/risk/queries/latest-score-run';
import { openScores } from '@/modules/risk/queries/open-scores';
import { SMALLEST_CELL } from '@/modules/rules/domain/breakdown';
import type { WhitelistDefinition } from '../domain/definition';
import { limitOf, orderRows } from '../domain/evaluate-list';
import type { MemberLine } from './edition-members';
import { type MemberName, nameMembers } from './name-members';

export type ListPreview = {
  readonly snapshotId: string;
  readonly members: number;
  readonly referred: number;
  /** 预估授信合计 of passing members, 分; undefined where fewer than 10 have a known limit */
  readonly limitTotalFen: bigint | undefined;
  /** passing members whose limit is unknown, or nothing is suggested */
  readonly limitUnknown: number;
  /** the first by rank; nothing when fewer than 10 pass: a bank does not single out who it may not know */
  readonly first: readonly MemberLine[];
};

const SHOWN = 10;

/**
 * 名单预览: what a definition would give, without keeping it.
 * @throws AppError not-found `snapshot-none`
 */
export async function previewList(
  scope: BankScope | OperatorScope,
  input: { readonly definition: WhitelistDefinition; readonly snapshotId?: string },
): Promise<ListPreview> {
  const { definition } = input;
  const snapshotId = input.snapshotId ?? (await latestSnapshot())?.id;
  if (!snapshotId)
    throw new AppError('not-found', 'snapshot-none', '平台还没有指标快照，不能预览名单。请先生成快照。');
  const run = await latestScoreRun(snapshotId);
  const scores = run ? await openScores(run.id) : undefined;
  const { batchIds } = definition;
  const whole = await openSnapshot(snapshotId);
  const { knownAt } = whole.manifest;
  const inBatches = batchIds.length > 0 ? await enterprisesInBatches(batchIds, knownAt) : undefined;
  const { snapshot, source, kept, referred } = orderRows(whole, scores, definition, inBatches);
  let total = 0n;
  let known = 0;
  for (const row of kept) {
    const amount = limitOf(source, row, definition);
    if (amount === undefined) continue;
    total += amount;
    known += 1;
  }
  const first = kept.length < SMALLEST_CELL ? [] : kept.slice(0, SHOWN);
  const names = await nameMembers(
    scope,
    first.map((row) => snapshot.enterpriseId[row]!),
  );
  const score = source.column(SCORE_FEATURE);
  return {
    snapshotId,
    members: kept.length,
    referred: referred.length,
    limitTotalFen: known >= SMALLEST_CELL ? total : undefined,
    limitUnknown: kept.length - known,
    first: first.map((row, i) => ({
      ...(names.get(snapshot.enterpriseId[row]!) as MemberName),
      rank: i + 1,
      outcome: 'pass',
      score: score && !Number.isNaN(score[row]!) ? score[row] : undefined,
      limitFen: limitOf(source, row, definition),
    })),
  };
}
