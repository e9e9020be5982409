import type { Instant, IsoDate } from '@/kernel/period';
import { lastOfDays } from '@/modules/features/queries/last-of-day';
import { listSnapshots } from '@/modules/features/queries/list-snapshots';
import { listScoreRuns } from '@/modules/risk/queries/find-score-run';
import type { Scope } from './look';

/** A moment to screen at: the data as of a day, as the platform knew them at an instant. */
export type ScreeningMoment = {
  readonly snapshotId: string;
  readonly asOf: IsoDate;
  readonly knownAt: Instant;
  /** score runs over it, newest first; a bank is told of none: for it the model in force decides */
  readonly runs: readonly {
    readonly runId: string;
    readonly model: string;
    readonly version: string;
    readonly scoredAt: Instant;
  }[];
};

/** 截至与知悉时点 one can screen at, the latest first; a bank at one of each data day. */
export async function screeningMoments(scope: Scope): Promise<ScreeningMoment[]> {
  const [snapshots, runs] = await Promise.all([
    scope.kind === 'bank' ? lastOfDays() : listSnapshots(),
    scope.kind === 'bank' ? [] : listScoreRuns(500),
  ]);
  return snapshots.map(({ id, asOf, knownAt }) => ({
    snapshotId: id,
    asOf,
    knownAt,
    runs: runs
      .filter((run) => run.snapshotId === id)
      .map(({ runId, model, version, scoredAt }) => ({ runId, model, version, scoredAt })),
  }));
}
