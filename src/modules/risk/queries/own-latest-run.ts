import type { EnterpriseScope } from '@/kernel/permissions';
import { rowAt } from '@/modules/features/domain/row-at';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import type { ScoreRun } from '@/server/prisma/client';
import { latestScoreRun } from './latest-score-run';

/**
 * The run an enterprise sees on its own page: the newest of the deciding model over the latest
 * snapshot, if the enterprise is in it (then it was scored, or referred to a person).
 */
export async function ownLatestRun(scope: EnterpriseScope): Promise<ScoreRun | undefined> {
  const snapshot = await latestSnapshot();
  const run = snapshot && (await latestScoreRun(snapshot.id));
  if (!run) return undefined;
  const { enterpriseId } = await openSnapshot(run.snapshotId);
  return rowAt(enterpriseId, scope.enterpriseId) === undefined ? undefined : run;
}
