import { AppError } from '@/kernel/errors';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { db } from '@/server/db';
import type { Comparison } from '../domain/activation';
import { compareScores } from '../domain/comparison';
import { openScores } from './open-scores';

type Version = { readonly name: string; readonly version: string };

/**
 * 影子对比: the champion and a candidate over the latest snapshot, from the runs that are there.
 * @param candidate.sha256 of the graph that was verified; a run by other bytes says nothing about it
 * @throws AppError conflict `snapshot-missing`, `model-not-scored` (with the command to run),
 *   `score-model-differs`; unavailable (a damaged score file)
 */
export async function compareOnLatest(
  champion: Version,
  candidate: Version & { readonly sha256: string },
): Promise<Comparison> {
  const snapshot = await latestSnapshot();
  if (!snapshot)
    throw new AppError(
      'conflict',
      'snapshot-missing',
      '还没有指标快照，无从对比。请先运行 xyd snapshot build，再用两个模型评分。',
    );
  const before = await runOn(snapshot.id, champion, '现用主模型');
  const after = await runOn(snapshot.id, candidate, '候选模型');
  if (after.modelSha256 !== candidate.sha256)
    throw new AppError(
      'conflict',
      'score-model-differs',
      `评分 ${after.id} 由另一个模型文件做出，不能用来对比；改了模型必须换版本号。`,
    );
  const shadow = compareScores(await openScores(before.id), await openScores(after.id), snapshot.asOf);
  const side = ({ name, version }: Version, runId: string) => ({ name, version, runId });
  return {
    snapshotId: snapshot.id,
    asOf: snapshot.asOf,
    champion: side(champion, before.id),
    candidate: side(candidate, after.id),
    shadow,
  };
}

async function runOn(snapshotId: string, { name, version }: Version, who: string) {
  const run = await db().scoreRun.findUnique({ where: { id: `${snapshotId}:${name}@${version}` } });
  if (run) return run;
  throw new AppError(
    'conflict',
    'model-not-scored',
    `${who} ${name} ${version} 还没有在最新快照上评分，无从对比。请先运行 xyd score --snapshot ${snapshotId} --model ${name} --version ${version}`,
  );
}
