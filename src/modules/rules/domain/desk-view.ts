import { SCORE_FEATURE } from '@/modules/risk/domain/score';
import {
  type Bin,
  bitAt,
  breakdown,
  type Cell,
  codeStates,
  intersection,
  SCORE_BINS,
  SCORE_STEP,
  StateCounts,
  scoreHistogram,
  scoreStates,
} from './breakdown';
import type { ColumnSource } from './columnar/mark-program';
import type { ScreeningSession } from './columnar/screening-session';
import { comparePasses, type PassComparison } from './compare-passes';
import type { Rule } from './expr';
import type { Bitset, ScreeningResult } from './screening';
import { type RankingKey, topRows } from './top-rows';

/** Which district and which score bin each row is in. */
export type RowStates = { readonly districts: Uint8Array; readonly scores: Uint8Array };

export type ViewQuestion = {
  readonly rules: readonly Rule[];
  readonly against?: readonly Rule[];
  readonly districts?: readonly string[];
  readonly enterprises?: Bitset;
};

export type Viewed = ScreeningResult & {
  readonly districts: readonly Cell[];
  readonly scores: readonly Bin[];
  readonly comparison: (PassComparison & Pick<ScreeningResult, 'passCount'>) | undefined;
  readonly before: Bitset | undefined;
};

export function rowStates(source: ColumnSource): RowStates {
  const none = new Float64Array(source.rows).fill(Number.NaN);
  return {
    districts: codeStates(source.column('district') ?? none, source.dictionary('district') ?? []),
    scores: scoreStates(source.column(SCORE_FEATURE) ?? none),
  };
}

/** Of so many orders so many of the first rows are known. */
const [KNOWN_RANKINGS, KNOWN_FIRST] = [8, 4096];

/** The rows of a snapshot as one kind of onlooker may see them: exactly, or in groups. */
export class DeskView {
  private readonly codes: readonly string[];
  private readonly districts: StateCounts;
  private readonly scores: StateCounts;
  private readonly known = new Map<string, readonly number[]>();

  constructor(
    private readonly source: ColumnSource,
    private readonly session: ScreeningSession,
    { districts, scores }: RowStates,
  ) {
    this.codes = source.dictionary('district') ?? [];
    this.districts = new StateCounts(districts, this.codes.length + 1);
    this.scores = new StateCounts(scores, SCORE_BINS + 1);
  }

  /** Its sets of rows are to be read before the next look. */
  screen({ rules, against, districts, enterprises }: ViewQuestion): Viewed {
    const named = districts && districts.length > 0 ? districts : undefined;
    const placed = named && this.districts.rowsIn(named.map((code) => this.codes.indexOf(code)));
    const mask = placed && enterprises ? intersection(placed, enterprises) : (placed ?? enterprises);
    const before = against && this.session.screen(against, mask);
    const result = this.session.funnel(rules, mask);
    const { pass } = result;
    return {
      ...result,
      districts: breakdown(this.districts, this.codes, pass),
      scores: this.source.column(SCORE_FEATURE) ? scoreHistogram(this.scores, pass) : [],
      comparison: before && { ...comparePasses(before.pass, pass), passCount: before.passCount },
      before: before?.pass,
    };
  }

  /** The first of those that pass: most are among the first of all, which are known. */
  first(viewed: Viewed, ranking: readonly RankingKey[], rows: number): number[] {
    if (rows === 0) return [];
    const known = this.firstOfAll(ranking);
    const found: number[] = [];
    for (const row of known) {
      if (!bitAt(viewed.pass, row)) continue;
      if (found.push(row) === rows) return found;
    }
    return known.length < KNOWN_FIRST ? found : this.firstOf(viewed, ranking, rows);
  }

  private firstOfAll(ranking: readonly RankingKey[]): readonly number[] {
    const key = JSON.stringify(ranking);
    const known =
      this.known.get(key) ??
      this.firstOf({ pass: this.all, scores: scoreHistogram(this.scores, this.all) }, ranking, KNOWN_FIRST);
    this.known.delete(key);
    this.known.set(key, known);
    for (const old of [...this.known.keys()].slice(0, -KNOWN_RANKINGS)) this.known.delete(old);
    return known;
  }

  private get all(): Bitset {
    const { rows } = this.source;
    const all = new Uint32Array((rows + 31) >>> 5).fill(0xffffffff);
    if (rows % 32 !== 0) all[all.length - 1] = 2 ** (rows % 32) - 1;
    return all;
  }

  /** The first of a set; by score only those in the highest bins that hold enough of them are compared. */
  private firstOf(
    { pass, scores }: Pick<Viewed, 'pass' | 'scores'>,
    ranking: readonly RankingKey[],
    rows: number,
  ): number[] {
    const [lead] = ranking;
    if (lead?.feature !== SCORE_FEATURE || lead.direction !== 'desc')
      return topRows(pass, this.source, ranking, rows);
    const bins: number[] = [];
    let known = 0;
    for (const { from, pass: n } of scores.toReversed()) {
      if (known >= rows) break;
      bins.push(from / SCORE_STEP);
      known += n;
    }
    if (known < rows) return topRows(pass, this.source, ranking, rows);
    return topRows(intersection(pass, this.scores.rowsIn(bins)), this.source, ranking, rows);
  }
}
