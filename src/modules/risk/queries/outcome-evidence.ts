import { AppError } from '@/kernel/errors';
import type { IsoDate } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { outcomeEvidenceCsv } from '../domain/monitoring/outcome-evidence';
import { findScoreRun } from './find-score-run';
import { loadModel } from './load-model';
import { openScores } from './open-scores';
import { scoreOutcomes } from './score-outcomes';

export type OutcomeEvidence = {
  readonly runId: string;
  readonly csv: string;
  readonly rows: number;
  readonly bad: number;
  readonly open: number;
  /** has an outcome, but the model had abstained */
  readonly referred: number;
};

/**
 * Outcomes of a run with the evidence each source gave when it was scored, as CSV: the input of the
 * training that fits the weights of the sources anew.
 * @throws AppError conflict `model-gives-no-evidence` for trees
 */
export async function outcomeEvidence(
  scope: OperatorScope,
  runId: string,
  today: IsoDate,
): Promise<OutcomeEvidence> {
  const { model, version } = await findScoreRun({ runId });
  const { manifest, scorecard: card } = await loadModel({ name: model, version });
  if (!card)
    throw new AppError(
      'conflict',
      'model-gives-no-evidence',
      `模型 ${model} 只给违约概率，不分来源，导不出各来源的证据。请用评分卡模型的评分。`,
    );
  const [scores, outcomes] = [await openScores(runId), await scoreOutcomes(scope, runId, { today })];
  const { csv, rows, bad } = outcomeEvidenceCsv({ manifest, card }, scores, outcomes.rows);
  return { runId, csv, rows, bad, open: outcomes.open, referred: outcomes.rows.length - rows };
}
