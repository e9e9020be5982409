import { AppError } from '@/kernel/errors';
import type { Scope } from '@/kernel/permissions';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import { refuseSuperseded } from '@/modules/features/queries/last-of-day';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import type { ScoreColumns } from '@/modules/risk/domain/score';
import { latestScoreRun } from '@/modules/risk/queries/latest-score-run';
import { openScores } from '@/modules/risk/queries/open-scores';

/**
 * The snapshot named, or the latest, as far as the scope may look at it, with the score run named, or its latest; no run = every score unknown.
 * @throws AppError forbidden `snapshot-superseded` (a bank), not-found `snapshot-none`, `snapshot-unknown`, `score-run-unknown`,
 *   invalid `score-run-of-other-snapshot`
 */
export async function openLatest(
  scope: Pick<Scope, 'kind'>,
  snapshotId?: string,
  scoreRunId?: string,
): Promise<{ snapshot: Snapshot; scores: ScoreColumns | undefined; scoreRunId: string | undefined }> {
  const id = snapshotId ?? (await latestSnapshot())?.id;
  if (!id) throw new AppError('not-found', 'snapshot-none', '平台还没有指标快照，请等平台生成后再筛选。');
  if (snapshotId !== undefined) await refuseSuperseded(scope, snapshotId);
  // a run's rows are those of its own snapshot; a run's id begins with it
  if (scoreRunId !== undefined && !scoreRunId.startsWith(`${id}:`))
    throw new AppError(
      'invalid',
      'score-run-of-other-snapshot',
      `评分 ${scoreRunId} 不属于快照 ${id}，两者的企业逐行对不上。请用 --snapshot 指明评分所用的快照。`,
    );
  const [snapshot, runId] = await Promise.all([
    openSnapshot(id),
    scoreRunId ?? latestScoreRun(id).then((run) => run?.id),
  ]);
  return { snapshot, scores: runId ? await openScores(runId) : undefined, scoreRunId: runId };
}
