/** Scores of one model for every row of one snapshot, same order. NaN = refer (too little evidence). */
export type ScoreColumns = {
  readonly runId: string;
  readonly model: string;
  readonly version: string;
  readonly modelSha256: string;
  readonly pd: Float64Array;
  readonly score: Float64Array;
  /** Points of each model feature, row-major would be [rows][features]; kept as one column per feature. */
  readonly points: ReadonlyMap<string, Float64Array>;
};

/** The score as a column rules can name beside the features. */
export const SCORE_FEATURE = 'credit-score';
export const PD_FEATURE = 'pd-12m';
