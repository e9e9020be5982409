import { db } from '@/server/db';
import type { ScoreRun } from '@/server/prisma/client';
import { activeModels } from './active-models';

/**
 * The newest run of one model over a snapshot, by the version in force: a version that was only scored
 * to be compared decides nothing before a second person approved it.
 * @param model default the champion; of one that is not registered any version counts
 */
export async function latestScoreRun(snapshotId: string, model?: string): Promise<ScoreRun | undefined> {
  const { champion, models } = await activeModels();
  const name = model ?? champion;
  const version = models.find((m) => m.name === name)?.version;
  const run = await db().scoreRun.findFirst({
    where: { snapshotId, model: name, version },
    orderBy: [{ scoredAt: 'desc' }, { id: 'desc' }],
  });
  return run ?? undefined;
}
