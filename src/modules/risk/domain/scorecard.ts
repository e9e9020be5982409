import type { CardFeature, Scorecard } from './model-files';
import { logitOfScore, pdOfScore, type ScoreScale } from './score-points';

/** Bin of a value: k when edges[k-1] < x <= edges[k]; edges.length + 1 when missing. */
export function binOf(edges: readonly number[], x: number): number {
  // as in the graph: only a value that is at most the largest float64 is a value
  if (!(x <= Number.MAX_VALUE)) return edges.length + 1;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x <= (edges[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function pointsOf(feature: CardFeature, x: number): number {
  const bin = binOf(feature.edges, x);
  return bin === feature.edges.length + 1 ? feature.missing : (feature.points[bin] as number);
}

/** The most points any bin of the feature gives. */
export function bestPoints(feature: CardFeature): number {
  return Math.max(...feature.points);
}

export type CardResult = {
  readonly points: readonly number[];
  readonly logit: number;
  readonly pd: number;
  readonly score: number;
};

/**
 * The scorecard for one enterprise, in TypeScript: must equal the ONNX graph, which is what decides.
 * @param values in the order of the card's features, NaN = unknown
 */
export function evaluateScorecard(
  card: Pick<Scorecard, 'base' | 'features'>,
  scale: ScoreScale,
  values: readonly number[],
): CardResult {
  const points = card.features.map((f, i) => pointsOf(f, values[i] as number));
  const score = card.base + points.reduce((sum, p) => sum + p, 0);
  return { points, logit: logitOfScore(score, scale), pd: pdOfScore(score, scale), score };
}
