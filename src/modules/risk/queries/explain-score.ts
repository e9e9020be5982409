import { AppError } from '@/kernel/errors';
import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { rowAt } from '@/modules/features/domain/row-at';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { whyRefer } from '../domain/abstain';
import { gradeOf } from '../domain/grade';
import { reasonsOf, type ScoreLine, type ScoreReason, scoreLines } from '../domain/reasons';
import type { GradeLetter } from '../domain/score';
import { latestScoreRun } from './latest-score-run';
import { loadModel } from './load-model';
import { openScores } from './open-scores';

type Evidence = {
  readonly runId: string;
  readonly snapshotId: string;
  readonly asOf: string;
  readonly model: string;
  readonly modelLabel: string;
  readonly version: string;
  readonly modelSha256: string;
  readonly prior: { readonly value: number; readonly since: string; readonly basis: string };
  readonly lines: readonly ScoreLine[];
};

export type ScoreExplanation =
  | (Evidence & {
      readonly state: 'scored';
      readonly score: number;
      /** fraction */
      readonly pd: number;
      readonly grade: GradeLetter;
      /** score = base + the sum of the lines' points */
      readonly base: number;
      readonly reasons: readonly ScoreReason[];
    })
  | (Evidence & { readonly state: 'refer'; readonly why: readonly string[] })
  | { readonly state: 'not-scored'; readonly snapshotId: string; readonly why: readonly string[] };

/**
 * One enterprise's score with every point of it, its reasons, and what it rests on; or why the model
 * abstains. Read from the stored run, explained with the model version that made it.
 * @throws AppError forbidden when an enterprise asks for another one, not-found (snapshot, run)
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
  const read = (feature: string) => snapshot.column(feature)[row] as number;
  const evidence: Evidence = {
    runId,
    snapshotId,
    asOf: snapshot.manifest.asOf,
    model: scores.model,
    modelLabel: manifest.label,
    version: scores.version,
    modelSha256: scores.modelSha256,
    prior: manifest.prior,
    lines: scoreLines(scorecard.features, manifest.input.features.map(read)),
  };
  const [score, pd] = [scores.score[row] as number, scores.pd[row] as number];
  if (Number.isNaN(score)) return { ...evidence, state: 'refer', why: whyRefer(manifest.minKnown, read) };
  const grade = gradeOf(score, snapshot.manifest.asOf);
  const reasons = reasonsOf(evidence.lines);
  return { ...evidence, state: 'scored', score, pd, grade, base: scorecard.base, reasons };
}
