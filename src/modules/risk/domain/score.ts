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

/** What a model gave for every row of a snapshot; NaN in a row = refer. */
export type ScoreTable = Pick<ScoreColumns, 'pd' | 'score' | 'points'> & {
  /** Rows the model abstained on. */
  readonly referred: number;
};

/** The score as a column rules can name beside the features. */
export const SCORE_FEATURE = 'credit-score';
export const PD_FEATURE = 'pd-12m';

/** 信用等级, A the best. */
export type GradeLetter = 'A' | 'B' | 'C' | 'D' | 'E';
