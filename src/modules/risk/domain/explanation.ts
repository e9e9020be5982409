import type { ScoreLever, ScoreReason, ScoreSource } from './reasons';
import type { GradeLetter } from './score';

type Evidence = {
  readonly runId: string;
  readonly snapshotId: string;
  readonly asOf: string;
  readonly model: string;
  readonly modelLabel: string;
  readonly version: string;
  readonly modelSha256: string;
  readonly prior: { readonly value: number; readonly since: string; readonly basis: string };
  readonly sources: readonly ScoreSource[];
};

/** One enterprise's score with every point of it; or why the model abstains; or that there is none. */
export type ScoreExplanation =
  | (Evidence & {
      readonly state: 'scored';
      readonly score: number;
      /** fraction */
      readonly pd: number;
      readonly grade: GradeLetter;
      /** score = base + the sum of the sources' points, exactly */
      readonly base: number;
      readonly reasons: readonly ScoreReason[];
      readonly levers: readonly ScoreLever[];
    })
  | (Evidence & { readonly state: 'refer'; readonly why: readonly string[] })
  | { readonly state: 'not-scored'; readonly snapshotId: string; readonly why: readonly string[] };
