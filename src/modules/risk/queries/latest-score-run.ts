import { db } from '@/server/db';
import type { ScoreRun } from '@/server/prisma/client';
import { activeModels } from './active-models';

/**
 * The newest run of one model over a snapshot.
 * @param model default the champion
 */
export async function latestScoreRun(snapshotId: string, model?: string): Promise<ScoreRun | undefined> {
  const name = model ?? (await activeModels()).champion;
  const run = await db().scoreRun.findFirst({
    where: { snapshotId, model: name },
    orderBy: [{ scoredAt: 'desc' }, { id: 'desc' }],
  });
  return run ?? undefined;
}
