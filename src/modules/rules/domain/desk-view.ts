import { SCORE_FEATURE } from '@/modules/risk/domain/score';
import {
  type Bin,
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

/** The rows of a snapshot as one kind of onlooker may see them: exactly, or in groups. */
export class DeskView {
  private readonly codes: readonly string[];
  private readonly districts: StateCounts;
  private readonly scores: StateCounts;

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

  /** The first of a set; by score only those in the highest bins that hold enough of them are compared. */
  first({ pass, scores }: Viewed, ranking: readonly RankingKey[], rows: number): number[] {
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
