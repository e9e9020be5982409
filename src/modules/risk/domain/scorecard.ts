import type { CardFeature, ModelManifest, ModelSource, Scorecard } from './model-files';
import { basePoints, pdOfScore } from './score-points';

/** Bin of a value: k when edges[k-1] < x <= edges[k]; edges.length + 1 when missing. */
export function binOf(edges: readonly number[], x: number): number {
  // as in the graph: only a finite number is a value
  if (!Number.isFinite(x)) return edges.length + 1;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x <= (edges[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Points of a value, before it is asked whether its source is known. */
export function pointsOf(feature: Pick<CardFeature, 'edges' | 'points' | 'missing'>, x: number): number {
  const bin = binOf(feature.edges, x);
  return bin === feature.edges.length + 1 ? feature.missing : (feature.points[bin] as number);
}

/** The most points any bin of the feature gives. */
export function bestPoints(feature: Pick<CardFeature, 'points'>): number {
  return Math.max(...feature.points);
}

/**
 * What a source lacks to be known, in Chinese; empty = it is known. Unknown never meets a need.
 * @param read value of a feature, NaN = unknown
 */
export function lacksOf(
  source: ModelSource,
  features: readonly CardFeature[],
  read: (feature: string) => number,
): readonly string[] {
  const present = features.filter((f) => f.source === source.key && Number.isFinite(read(f.key))).length;
  const lacks = source.needs.filter(
    (n) => !(Number.isFinite(read(n.feature)) && read(n.feature) >= n.atLeast),
  );
  return [...(present < source.leastFeatures ? [source.words] : []), ...lacks.map((n) => n.words)];
}

export type CardResult = {
  readonly pd: number;
  readonly score: number;
  /** one per feature of the card */
  readonly points: readonly number[];
  /** log odds of default each source adds, one per source */
  readonly evidence: readonly number[];
  /** 1 = known, 0 = unknown: no points, no evidence */
  readonly known: readonly number[];
};

/**
 * The scorecard for one enterprise, in TypeScript: must equal the ONNX graph, which is what decides.
 * @param values in the order of the manifest's features, NaN = unknown
 * @param prior PD of the portfolio, fraction
 */
export function evaluateScorecard(
  card: Pick<Scorecard, 'features'>,
  manifest: Pick<ModelManifest, 'features' | 'sources' | 'score'>,
  values: readonly number[],
  prior: number,
): CardResult {
  const at = new Map(manifest.features.map((key, i) => [key, values[i] as number]));
  const read = (key: string) => at.get(key) ?? Number.NaN;
  const known = manifest.sources.map((s) => (lacksOf(s, card.features, read).length === 0 ? 1 : 0));
  const index = new Map(manifest.sources.map((s, i) => [s.key, i]));
  const sums = manifest.sources.map(() => 0);
  const points = card.features.map((f) => {
    const s = index.get(f.source) as number;
    const given = known[s] ? pointsOf(f, read(f.key)) : 0;
    sums[s] = (sums[s] as number) + given;
    return given;
  });
  const scale = manifest.score;
  const score = basePoints(prior, scale) + sums.reduce((a, b) => a + b, 0);
  return {
    pd: pdOfScore(score, scale),
    score,
    points,
    evidence: sums.map((p) => 0 - p / scale.factor),
    known,
  };
}

/** A card with its sources' places worked out once, for many rows. @returns score of a row */
export function compileScorecard(
  card: Pick<Scorecard, 'features'>,
  manifest: Pick<ModelManifest, 'features' | 'sources'>,
): (columns: readonly Float64Array[], row: number, points: Float64Array) => number {
  const column = new Map(manifest.features.map((key, i) => [key, i]));
  const sources = manifest.sources.map((s) => ({
    least: s.leastFeatures,
    needs: s.needs.map((n) => ({ column: column.get(n.feature) as number, atLeast: n.atLeast })),
    features: card.features.flatMap((f, i) =>
      f.source === s.key ? [{ i, column: column.get(f.key) as number, ...f }] : [],
    ),
  }));
  return (columns, row, points) => {
    let sum = 0;
    for (const s of sources) {
      let present = 0;
      for (const f of s.features) if (Number.isFinite(columns[f.column]![row]!)) present++;
      let isKnown = present >= s.least;
      for (const n of s.needs) if (!(columns[n.column]![row]! >= n.atLeast)) isKnown = false;
      for (const f of s.features) {
        const given = isKnown ? pointsOf(f, columns[f.column]![row]!) : 0;
        points[f.i] = given;
        sum += given;
      }
    }
    return sum;
  };
}
