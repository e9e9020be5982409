/** Scores of one model for every row of one snapshot, same order. NaN = refer (too little evidence). */
export type ScoreColumns = {
  readonly runId: string;
  readonly model: string;
  readonly version: string;
  readonly modelSha256: string;
  readonly pd: Float64Array;
  readonly score: Float64Array;
  /** Points of each feature of the card in 64ths; empty for a model that gives none. */
  readonly points: ReadonlyMap<string, Int16Array>;
  /** 1 where a source is known, by source. */
  readonly known: ReadonlyMap<string, Uint8Array>;
  /** PD of the portfolio each row started from. */
  readonly prior: Float64Array;
  /**
   * Reason codes: the features that lost most points against their best bin, worst first, as places in
   * the card's features; 255 = none. One column per rank.
   */
  readonly reasons: readonly Uint8Array[];
};

/** What a model gave for every row of a snapshot; NaN in a row = refer. */
export type ScoreTable = Omit<ScoreColumns, 'runId' | 'model' | 'version' | 'modelSha256'> & {
  /** Rows the model abstained on. */
  readonly referred: number;
};

/** So many reason codes are kept per row. */
export const REASONS_KEPT = 4;
export const NO_REASON = 255;

/** The score as a column rules can name beside the features. */
export const SCORE_FEATURE = 'credit-score';
export const PD_FEATURE = 'pd-12m';

/** 信用等级, A the best. */
export type GradeLetter = 'A' | 'B' | 'C' | 'D' | 'E';
