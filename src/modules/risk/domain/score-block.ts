import type { CardFeature, ModelManifest, Scorecard } from './model-files';
import { NO_REASON, REASONS_KEPT } from './score';
import { GRAIN } from './score-points';
import { bestPoints } from './scorecard';

/** Columns a run is written to, a place per row; shared between threads when there are several. */
export type ScoreOutput = {
  readonly pd: Float64Array;
  readonly score: Float64Array;
  /** one per feature of the card, in 64ths of a point */
  readonly points: readonly Int16Array[];
  /** one per source */
  readonly known: readonly Uint8Array[];
  /** one per rank */
  readonly reasons: readonly Uint8Array[];
};

/** What a model needs to be applied to rows, without its graph: may be sent to a thread. */
export type ScorePlan = {
  readonly width: number;
  readonly kind: ModelManifest['kind'];
  /** places of the sources of which some must be known */
  readonly asked: readonly number[];
  readonly atLeast: number;
  /** per feature of the card: the best bin's points in 64ths, its source's place */
  readonly features: readonly { readonly best: number; readonly source: number }[];
  /** places of the features by name: the order in which equal losses count */
  readonly byName: readonly number[];
  /** per source: how many of its columns must be finite, and which must reach what */
  readonly sources: readonly {
    readonly least: number;
    readonly columns: readonly number[];
    readonly needs: readonly { readonly column: number; readonly atLeast: number }[];
  }[];
};

export function planOf(manifest: ModelManifest, card: Scorecard | undefined): ScorePlan {
  const source = new Map(manifest.sources.map((s, i) => [s.key, i]));
  const features: readonly CardFeature[] = card?.features ?? [];
  const column = (key: string) => manifest.features.indexOf(key);
  return {
    width: manifest.features.length,
    kind: manifest.kind,
    asked: manifest.minSources.of.map((key) => source.get(key) as number),
    atLeast: manifest.minSources.atLeast,
    features: features.map((f) => ({
      best: bestPoints(f) * GRAIN,
      source: source.get(f.source) as number,
    })),
    byName: features.map((_, i) => i).sort((a, b) => (features[a]!.key < features[b]!.key ? -1 : 1)),
    sources: manifest.sources.map((s) => ({
      least: s.leastFeatures,
      columns: card
        ? features.flatMap((f) => (f.source === s.key ? [column(f.key)] : []))
        : manifest.features.map((_, i) => i),
      needs: s.needs.map((n) => ({ column: column(n.feature), atLeast: n.atLeast })),
    })),
  };
}

/** Which sources a row knows, for a graph that does not say (trees). */
export function knownByNeeds(plan: ScorePlan, x: Float64Array, row: number): readonly number[] {
  const at = (column: number) => x[row * plan.width + column] as number;
  return plan.sources.map((s) => {
    const present = s.columns.filter((c) => Number.isFinite(at(c))).length;
    const met = s.needs.every((n) => Number.isFinite(at(n.column)) && at(n.column) >= n.atLeast);
    return present >= s.least && met ? 1 : 0;
  });
}

/**
 * What the graph gave for `size` rows from `start`, written out. A row with fewer known sources than
 * the model asks for has NaN for score and PD, no points and no reasons: a person decides.
 * Column by column: a million rows of 23 features are a tenth of the time row by row takes.
 * @param given the graph's outputs, row-major
 * @returns rows referred
 */
export function writeBlock(
  plan: ScorePlan,
  x: Float64Array,
  given: Readonly<Record<string, Float64Array>>,
  out: ScoreOutput,
  start: number,
  size: number,
): number {
  const { pd, score, points, known } = given as Record<string, Float64Array | undefined>;
  const sources = plan.sources.length;
  const isKnown = plan.sources.map(() => new Uint8Array(size));
  for (let r = 0; r < size; r++) {
    const inferred = known ? undefined : knownByNeeds(plan, x, r);
    for (let s = 0; s < sources; s++) isKnown[s]![r] = inferred ? inferred[s]! : known![r * sources + s]!;
  }
  const enough = new Uint8Array(size);
  let referred = 0;
  for (let r = 0; r < size; r++) {
    let have = 0;
    for (const s of plan.asked) have += isKnown[s]![r]!;
    enough[r] = have >= plan.atLeast ? 1 : 0;
    if (!enough[r]) referred++;
  }
  for (const [s, column] of isKnown.entries()) out.known[s]!.set(column, start);
  out.pd.set(unless(enough, pd!), start);
  out.score.set(unless(enough, score!), start);
  const worst = new WorstLosses(size);
  const { least } = worst;
  for (const f of plan.byName) {
    const { best, source } = plan.features[f]!;
    const counted = isKnown[source]!;
    const column = new Int16Array(size);
    const width = plan.features.length;
    for (let r = 0, at = f; r < size; r++, at += width) {
      const counts = counted[r]! & enough[r]!;
      const given64 = counts * points![at]! * GRAIN;
      column[r] = given64;
      const loss = counts * (best - given64);
      if (loss > least[r]!) worst.see(r, f, loss);
    }
    out.points[f]!.set(column, start);
  }
  for (const [k, column] of worst.places.entries()) out.reasons[k]!.set(column, start);
  return referred;
}

function unless(enough: Uint8Array, values: Float64Array): Float64Array {
  const out = new Float64Array(enough.length);
  for (let r = 0; r < out.length; r++) out[r] = enough[r] ? values[r]! : Number.NaN;
  return out;
}

/** The largest losses of each row, worst first; of equal ones the one seen first. */
class WorstLosses {
  readonly places: readonly Uint8Array[];
  /** the smallest loss kept: only a larger one is worth showing to `see` */
  readonly least: Int32Array;
  private readonly losses: readonly Int32Array[];

  constructor(rows: number) {
    this.places = Array.from({ length: REASONS_KEPT }, () => new Uint8Array(rows).fill(NO_REASON));
    this.losses = Array.from({ length: REASONS_KEPT }, () => new Int32Array(rows));
    this.least = this.losses[REASONS_KEPT - 1] as Int32Array;
  }

  see(row: number, feature: number, loss: number): void {
    const { places, losses } = this;
    let k = REASONS_KEPT - 1;
    for (; k > 0 && loss > losses[k - 1]![row]!; k--) {
      losses[k]![row] = losses[k - 1]![row]!;
      places[k]![row] = places[k - 1]![row]!;
    }
    losses[k]![row] = loss;
    places[k]![row] = feature;
  }
}
