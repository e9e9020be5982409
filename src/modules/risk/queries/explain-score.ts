import { AppError } from '@/kernel/errors';
import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { rowAt } from '@/modules/features/domain/row-at';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import type { ScoreExplanation } from '../domain/explanation';
import { gradeOf } from '../domain/grade';
import { priorAt } from '../domain/prior';
import { leversOf, reasonsOf, scoreSources } from '../domain/reasons';
import { basePoints } from '../domain/score-points';
import { latestScoreRun } from './latest-score-run';
import { loadModel } from './load-model';
import { openScores } from './open-scores';
import { readPriors } from './read-model-file';

/**
 * One enterprise's score with every point of it, its reasons, and what it rests on; or why the model
 * abstains. Read from the stored run, explained with the model version that made it.
 * @throws AppError forbidden when an enterprise asks for another one, not-found (snapshot, run),
 *   invalid (a run of another snapshot, or of a model that gives no points)
 */
export async function explainScore(
  scope: EnterpriseScope | OperatorScope,
  input: { enterpriseId: bigint; snapshotId: string; runId?: string },
): Promise<ScoreExplanation> {
  const { enterpriseId, snapshotId } = input;
  if (scope.kind === 'enterprise' && scope.enterpriseId !== enterpriseId)
    throw new AppError('forbidden', 'score-of-another', '只能查看本企业的评分。');
  const none = (why: string) => ({ state: 'not-scored' as const, snapshotId, why: [why] });
  const runId = input.runId ?? (await latestScoreRun(snapshotId))?.id;
  if (runId === undefined) return none('这份快照还没有评分');
  if (!runId.startsWith(`${snapshotId}:`))
    throw new AppError(
      'invalid',
      'score-run-of-another-snapshot',
      `评分 ${runId} 不属于快照 ${snapshotId}。`,
    );
  const snapshot = await openSnapshot(snapshotId);
  const row = rowAt(snapshot.enterpriseId, enterpriseId);
  if (row === undefined) return none('这份快照里没有这家企业：当时没有它的任何记录');
  const scores = await openScores(runId);
  const { manifest, scorecard } = await loadModel({ name: scores.model, version: scores.version });
  if (manifest.sha256 !== scores.modelSha256)
    throw new AppError(
      'unavailable',
      'score-model-differs',
      `评分 ${runId} 所用的模型文件已不在 models 目录。`,
    );
  if (!scorecard)
    throw new AppError('invalid', 'model-gives-no-reasons', `${manifest.label}只作对照，给不出逐项理由。`);
  const { asOf } = snapshot.manifest;
  const value = scores.prior[row] as number;
  const line = priorAt(await readPriors(), 'enterprise', asOf, districtAt(snapshot, row));
  const sources = scoreSources(manifest, scorecard.features, (key) => snapshot.column(key)[row] as number);
  const evidence = {
    runId,
    snapshotId,
    asOf,
    model: scores.model,
    modelLabel: manifest.label,
    version: scores.version,
    modelSha256: scores.modelSha256,
    prior: { value, since: line?.since ?? '', basis: line?.basis ?? '' },
    sources,
  };
  const [score, pd] = [scores.score[row] as number, scores.pd[row] as number];
  if (Number.isNaN(score)) {
    const { of, words } = manifest.minSources;
    const lacking = sources.filter((s) => of.includes(s.key)).flatMap((s) => s.lacks);
    return { ...evidence, state: 'refer', why: [words, ...new Set(lacking)] };
  }
  return {
    ...evidence,
    state: 'scored',
    score,
    pd,
    grade: gradeOf(score, asOf),
    base: basePoints(value, manifest.score),
    reasons: reasonsOf(sources.flatMap((s) => s.lines)),
    levers: leversOf(scorecard.features, sources),
  };
}

function districtAt(snapshot: Awaited<ReturnType<typeof openSnapshot>>, row: number): string | undefined {
  if (!snapshot.has('district')) return undefined;
  return snapshot.manifest.dictionaries.district?.[snapshot.column('district')[row] as number];
}
