import type { Snapshot } from '@/modules/features/domain/snapshot';
import { gradeOf } from '@/modules/risk/domain/grade';
import { latestScoreRun } from '@/modules/risk/queries/latest-score-run';
import { openScores } from '@/modules/risk/queries/open-scores';
import { snapshotRow } from '../domain/snapshot-row';

/** The score of one enterprise in the latest run over a snapshot. */
export type ScoredRow = {
  readonly runId: string;
  readonly model: string;
  readonly version: string;
  readonly modelSha256: string;
  readonly score: number;
  readonly pd: number;
  readonly grade: string;
};

/** @returns undefined when the snapshot was not scored, or the model abstains for this enterprise */
export async function scoredRow(snapshot: Snapshot, enterpriseId: bigint): Promise<ScoredRow | undefined> {
  const run = await latestScoreRun(snapshot.manifest.id);
  const row = snapshotRow(snapshot.enterpriseId, enterpriseId);
  if (!run || row === undefined) return undefined;
  const scores = await openScores(run.id);
  const [score, pd] = [scores.score[row] as number, scores.pd[row] as number];
  if (Number.isNaN(score) || Number.isNaN(pd)) return undefined;
  const { runId, model, version, modelSha256 } = scores;
  return { runId, model, version, modelSha256, score, pd, grade: gradeOf(score, snapshot.manifest.asOf) };
}
