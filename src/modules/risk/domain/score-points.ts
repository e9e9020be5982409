/** Points to odds: 600 points at odds (good : bad) 50 : 1, 20 points double the odds. */
export type ScoreScale = { readonly offset: number; readonly factor: number };

const POINTS = 600;
const ODDS = 50;
const PDO = 20;

/** Points come in 64ths, so that their sums are exact. */
export const GRAIN = 64;

export const SCORE_SCALE: ScoreScale = {
  factor: PDO / Math.log(2),
  offset: POINTS - (PDO / Math.log(2)) * Math.log(ODDS),
};

/** offset + factor · ln((1 − PD) / PD). @param pd fraction, 0 < pd < 1 */
export function scoreOfPd(pd: number, scale: ScoreScale = SCORE_SCALE): number {
  return scale.offset + scale.factor * Math.log((1 - pd) / pd);
}

/** 基础分: the score before any evidence, in whole 64ths. @param prior PD of the portfolio, fraction */
export function basePoints(prior: number, scale: ScoreScale = SCORE_SCALE): number {
  const grains = (scale.offset - scale.factor * Math.log(prior / (1 - prior))) * GRAIN;
  return Math.round(grains) / GRAIN;
}

/** Log odds of default at a score. */
export function logitOfScore(score: number, scale: ScoreScale = SCORE_SCALE): number {
  return (scale.offset - score) / scale.factor;
}

/** @returns PD as a fraction */
export function pdOfScore(score: number, scale: ScoreScale = SCORE_SCALE): number {
  return sigmoid(logitOfScore(score, scale));
}

/** Without overflow on either side. */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}
