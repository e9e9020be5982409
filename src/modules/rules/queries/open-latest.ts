import { AppError } from '@/kernel/errors';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import type { ScoreColumns } from '@/modules/risk/domain/score';
import { latestScoreRun } from '@/modules/risk/queries/latest-score-run';
import { openScores } from '@/modules/risk/queries/open-scores';

/** The snapshot named, or the latest, with its latest scores. @throws AppError not-found `snapshot-none` */
export async function openLatest(
  snapshotId: string | undefined,
): Promise<{ snapshot: Snapshot; scores: ScoreColumns | undefined; scoreRunId: string | undefined }> {
  const id = snapshotId ?? (await latestSnapshot())?.id;
  if (!id) throw new AppError('not-found', 'snapshot-none', '平台还没有指标快照，请等平台生成后再筛选。');
  const [snapshot, run] = await Promise.all([openSnapshot(id), latestScoreRun(id)]);
  return { snapshot, scores: run ? await openScores(run.id) : undefined, scoreRunId: run?.id };
}
