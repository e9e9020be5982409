import { type IsoDate, tianjinDay } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import { type DriftFigures, driftFigures, type ScoredRows } from '../domain/monitoring/drift-report';
import { type DatedRun, findScoreRun, previousRun } from './find-score-run';
import { loadModel } from './load-model';
import { openScores } from './open-scores';
import { scoreOutcomes } from './score-outcomes';

export type DriftReport = DriftFigures & {
  readonly modelLabel: string;
  readonly run: DatedRun;
  /** undefined = no earlier snapshot has a run of this model */
  readonly previous: DatedRun | undefined;
  readonly outcomes: {
    readonly today: IsoDate;
    readonly bad: number;
    readonly good: number;
    readonly open: number;
    /** has an outcome, but no score: in no grade */
    readonly referred: number;
  };
};

/**
 * How one run of a model differs from its training sample and from the run before, what came of its
 * promises, and whom it serves; the platform's own figures, for the operator alone.
 * @param asked default the champion's run over the newest scored snapshot, outcomes as of today
 * @throws AppError not-found `score-run-unknown`, unavailable (model or files)
 */
export async function modelDrift(
  scope: OperatorScope,
  asked: { snapshotId?: string; runId?: string; today?: IsoDate } = {},
): Promise<DriftReport> {
  const run = await findScoreRun(asked);
  const previous = await previousRun(run);
  const { manifest, scorecard: card } = await loadModel({ name: run.model, version: run.version });
  const now = await openRun(run);
  const before = previous && (await openRun(previous));
  const outcomes = await scoreOutcomes(scope, run.runId, { today: asked.today ?? tianjinDay(new Date()) });
  const figures = driftFigures({ manifest, card }, now, before, outcomes.rows);
  const { today, bad, good, open } = outcomes;
  const referred = outcomes.rows.filter(({ row }) => Number.isNaN(now.scores.score[row]!)).length;
  return {
    ...figures,
    modelLabel: manifest.label,
    run,
    previous,
    outcomes: { today, bad, good, open, referred },
  };
}

async function openRun({ runId, snapshotId }: DatedRun): Promise<ScoredRows> {
  return { snapshot: await openSnapshot(snapshotId), scores: await openScores(runId) };
}
