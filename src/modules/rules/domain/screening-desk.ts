import { SCORE_FEATURE } from '@/modules/risk/domain/score';
import { blindMarker } from './blind-marker';
import { BlindPartition, seedOf } from './blind-partition';
import {
  type Bin,
  bitAt,
  breakdown,
  type Cell,
  codeStates,
  intersection,
  SCORE_BINS,
  SMALLEST_CELL,
  StateCounts,
  scoreHistogram,
  scoreStates,
} from './breakdown';
import { newKernels } from './columnar/kernels';
import type { ColumnSource } from './columnar/mark-program';
import { columnMarker, ScreeningSession, wordsOf } from './columnar/screening-session';
import { comparePasses, type PassComparison } from './compare-passes';
import type { Rule } from './expr';
import { coarse, type FeatureHistogram, featureHistogram } from './feature-histogram';
import type { Bitset, ScreeningResult } from './screening';
import { type RankingKey, topRows } from './top-rows';
import { termOf } from './vocabulary';

/** One look at a snapshot: what to screen by, and what else to see of those that pass. */
export type Look = {
  readonly rules: readonly Rule[];
  /** rules to compare with */
  readonly against?: readonly Rule[];
  /** only enterprises of these districts, and only these enterprises; all without */
  readonly within?: {
    readonly districts?: readonly string[];
    /** @property key names the set: the same set has the same key */
    readonly enterprises?: { readonly key: string; readonly rows: Bitset };
  };
  readonly top?: { readonly ranking: readonly RankingKey[]; readonly rows: number };
  /** features whose spread among those that pass is asked for */
  readonly spreads?: readonly string[];
};

export type Looked = ScreeningResult & {
  readonly districts: readonly Cell[];
  readonly scores: readonly Bin[];
  readonly comparison: (PassComparison & Pick<ScreeningResult, 'passCount'>) | undefined;
  /** passing rows by the comparison's rules */
  readonly before: ScreeningResult['pass'] | undefined;
  /** the first rows by the order asked for; none for a bank */
  readonly top: readonly number[];
  readonly spreads: readonly FeatureHistogram[];
  /** time of the evaluation alone, ms */
  readonly ms: number;
};

/** What was answered to one bank of one snapshot so far: kept, so that it holds after a restart. */
export type BlindState = {
  readonly labels: Int32Array;
  readonly districts: Uint8Array;
  readonly scores: Uint8Array;
};

type View = {
  readonly session: ScreeningSession;
  readonly districts: StateCounts;
  readonly scores: StateCounts;
};

/** 筛选台: one snapshot with its scores, open for look after look by the platform, a district or banks. */
export class ScreeningDesk {
  private readonly codes: readonly string[];
  private readonly marking = newKernels();
  private readonly exact: View;
  private readonly histograms = new Map<string, FeatureHistogram | undefined>();

  constructor(readonly source: ColumnSource) {
    this.codes = source.dictionary('district') ?? [];
    const session = new ScreeningSession(source.rows, columnMarker(source, this.marking), newKernels());
    const { districts, scores } = this.states();
    this.exact = { session, ...this.counts(districts, scores) };
  }

  private states(): Pick<BlindState, 'districts' | 'scores'> {
    const { source, codes } = this;
    const none = new Float64Array(source.rows).fill(Number.NaN);
    return {
      districts: codeStates(source.column('district') ?? none, codes),
      scores: scoreStates(source.column(SCORE_FEATURE) ?? none),
    };
  }

  private counts(districts: Uint8Array, scores: Uint8Array) {
    return {
      districts: new StateCounts(districts, this.codes.length + 1),
      scores: new StateCounts(scores, SCORE_BINS + 1),
    };
  }

  look(look: Look): Looked {
    const start = performance.now();
    const found = this.screen(look, this.exact, look.within?.enterprises?.rows);
    const top = look.top ? this.first(found.pass, look.top) : [];
    const spreads = (look.spreads ?? []).flatMap((key) => this.spread(key, found.pass) ?? []);
    return { ...found, top, spreads, ms: performance.now() - start };
  }

  /** The first of a set; by score only those in the highest bins that hold enough of them are compared. */
  private first(pass: Bitset, { ranking, rows }: NonNullable<Look['top']>): number[] {
    const [lead] = ranking;
    if (lead?.feature !== SCORE_FEATURE || lead.direction !== 'desc')
      return topRows(pass, this.source, ranking, rows);
    const { scores } = this.exact;
    const counts = scores.of(pass);
    const bins: number[] = [];
    for (let [bin, n] = [SCORE_BINS - 1, 0]; bin >= 0 && n < rows; bin--) {
      bins.push(bin);
      n += counts[bin]!;
    }
    const known = bins.reduce((n, bin) => n + counts[bin]!, 0);
    return topRows(known < rows ? pass : intersection(pass, scores.rowsIn(bins)), this.source, ranking, rows);
  }

  /**
   * The same as a bank may be told it before enterprises authorise it; counts rounded to ten.
   * @param keep called with what must be kept before it is told
   */
  blind(salt: number, kept: BlindState | undefined, keep: (state: BlindState) => void): BlindDesk {
    const state = kept ?? this.firstBlind(salt);
    if (!kept) keep(state);
    const partition = new BlindPartition(state.labels);
    const marker = blindMarker(this.exact.session, partition, salt, () => keep(state));
    const session = new ScreeningSession(this.source.rows, marker, newKernels());
    const counts = this.counts(state.districts, state.scores);
    return {
      state,
      look: (look) => {
        const start = performance.now();
        const asked = look.within?.enterprises;
        const enterprises = asked && this.told(partition, asked, salt, () => keep(state));
        const found = this.screen(look, { session, ...counts }, enterprises);
        return { ...rounded(found), top: [], spreads: [], ms: performance.now() - start };
      },
    };
  }

  private firstBlind(salt: number): BlindState {
    const partition = BlindPartition.whole(this.source.rows);
    const { districts, scores } = this.states();
    partition.answer(districts, 256, salt);
    partition.answer(scores, 256, ~salt);
    return { labels: partition.labels, districts, scores };
  }

  /** Of a set of enterprises, those that may be told to belong to it. */
  private told(
    partition: BlindPartition,
    { key, rows }: { key: string; rows: Bitset },
    salt: number,
    onChange: () => void,
  ): Bitset {
    const state = Uint8Array.from({ length: this.source.rows }, (_, row) => (bitAt(rows, row) ? 1 : 0));
    if (partition.answer(state, 2, seedOf(salt, key))) onChange();
    const bits = new Uint32Array(wordsOf(state.length));
    for (let row = 0; row < state.length; row++) if (state[row]) bits[row >> 5]! |= 1 << (row & 31);
    return bits;
  }

  private screen(
    { rules, against, within }: Look,
    { session, districts, scores }: View,
    enterprises: Bitset | undefined,
  ) {
    const named = within?.districts;
    const placed =
      named && named.length > 0 ? districts.rowsIn(named.map((code) => this.codes.indexOf(code))) : undefined;
    const mask = placed && enterprises ? intersection(placed, enterprises) : (placed ?? enterprises);
    const before = against && session.screen(against, mask);
    const result = session.screen(rules, mask);
    const { pass } = result;
    return {
      ...result,
      districts: breakdown(districts, this.codes, pass),
      scores: this.source.column(SCORE_FEATURE) ? scoreHistogram(scores, pass) : [],
      comparison: before && { ...comparePasses(before.pass, pass), passCount: before.passCount },
      before: before?.pass,
    };
  }

  /** 分布 of a numeric feature over all rows, or over some; undefined where there is nothing to draw. */
  spread(key: string, within?: ScreeningResult['pass']): FeatureHistogram | undefined {
    if (!within && this.histograms.has(key)) return this.histograms.get(key);
    const term = termOf(key);
    const column = this.source.column(key);
    if (!term || !column || term.type === 'code' || term.type === 'flag') return undefined;
    const histogram = featureHistogram(key, term.type, column, within);
    if (!within) this.histograms.set(key, histogram);
    return histogram;
  }

  /** The same as a bank sees it: the shape, not the counts. */
  coarseSpread(key: string): FeatureHistogram | undefined {
    const histogram = this.spread(key);
    return histogram && coarse(histogram);
  }
}

/** Counts to the nearest ten: a difference of two answers then says no more than they do. */
function rounded<T extends Omit<Looked, 'top' | 'spreads' | 'ms'>>(found: T): T {
  const ten = (n: number) => Math.round(n / SMALLEST_CELL) * SMALLEST_CELL;
  const numbers = <O extends object>(o: O): O =>
    Object.fromEntries(Object.entries(o).map(([k, v]) => [k, typeof v === 'number' ? ten(v) : v])) as O;
  const { passCount, referCount, failCount, rules, districts, comparison } = found;
  return {
    ...found,
    ...numbers({ passCount, referCount, failCount }),
    rules: rules.map(numbers),
    districts: districts.map(numbers),
    scores: found.scores.map((bin) => ({ ...bin, rows: ten(bin.rows), pass: ten(bin.pass) })),
    comparison: comparison && numbers(comparison),
  };
}

export type BlindDesk = { readonly state: BlindState; readonly look: (look: Look) => Looked };
