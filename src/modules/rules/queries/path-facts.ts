import type { KeptManifest } from '@/modules/features/domain/manifest';
import { rowAt } from '@/modules/features/domain/row-at';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import { readRow } from '@/modules/features/queries/read-row';
import { recordView } from '@/modules/features/queries/record-view';
import { gradeOf } from '@/modules/risk/domain/grade';
import { PD_FEATURE, SCORE_FEATURE } from '@/modules/risk/domain/score';
import { latestScoreRun } from '@/modules/risk/queries/latest-score-run';
import { loadModel } from '@/modules/risk/queries/load-model';
import { openScores } from '@/modules/risk/queries/open-scores';
import type { FeatureReader } from '../domain/expr';
import { type EnterpriseFacts, encodeFact } from '../domain/path/enterprise-problem';
import { GRADE_FEATURE, type ScoreModel } from '../domain/path/score-facts';

/**
 * Everything a path of one enterprise is worked out from: its facts in a snapshot, its records, and the
 * model that scored it with its prior. The caller has checked that it may be read.
 * @param runId default the latest run of the snapshot
 * @returns undefined when the enterprise is not in the snapshot
 */
export async function pathFacts(
  snapshot: Snapshot,
  enterpriseId: bigint,
  runId?: string,
): Promise<EnterpriseFacts | undefined> {
  const read = readRow(snapshot, enterpriseId);
  const row = rowAt(snapshot.enterpriseId, enterpriseId);
  if (!read || row === undefined) return undefined;
  const { asOf } = snapshot.manifest;
  const run = runId ?? (await latestScoreRun(snapshot.manifest.id))?.id;
  const view = await recordView(snapshot.manifest as KeptManifest, enterpriseId);
  if (run === undefined) return { asOf, read, view };
  const scores = await openScores(run);
  const { manifest, scorecard } = await loadModel({ name: scores.model, version: scores.version });
  const [score, pd] = [scores.score[row] as number, scores.pd[row] as number];
  const model: ScoreModel | undefined = scorecard && {
    manifest,
    card: scorecard,
    prior: scores.prior[row] as number,
    asOf,
    encode: encodeFact,
  };
  const told: FeatureReader = (key) => {
    if (Number.isNaN(score)) return undefined;
    if (key === SCORE_FEATURE) return score;
    if (key === PD_FEATURE) return pd;
    return key === GRADE_FEATURE ? gradeOf(score, asOf) : undefined;
  };
  return { asOf, read, view, score: told, ...(model && { model }) };
}
