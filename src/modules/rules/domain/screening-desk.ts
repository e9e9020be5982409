import { BlindDesk, type BlindState, type KeepBlind } from './blind-desk';
import { newKernels } from './columnar/kernels';
import type { ColumnSource } from './columnar/mark-program';
import { columnMarker, ScreeningSession } from './columnar/screening-session';
import { DeskView, rowStates, type Viewed } from './desk-view';
import type { Rule } from './expr';
import { coarse, type FeatureHistogram, featureHistogram } from './feature-histogram';
import type { Bitset } from './screening';
import type { RankingKey } from './top-rows';
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

/** What is counted of a look; sets of rows are of `Looked` alone, as a city's are large. */
export type Counted = Omit<Viewed, 'pass' | 'refer' | 'before'> & {
  /** the first rows by the order asked for; none for a bank */
  readonly top: readonly number[];
  readonly spreads: readonly FeatureHistogram[];
  /** time of the evaluation alone, ms */
  readonly ms: number;
};

/** `before`: passing rows by the comparison's rules. */
export type Looked = Counted & Pick<Viewed, 'pass' | 'refer' | 'before'>;

/** 筛选台: one snapshot with its scores, open for look after look by the platform, a district or banks. */
export class ScreeningDesk {
  private readonly session: ScreeningSession;
  private readonly view: DeskView;
  private readonly histograms = new Map<string, FeatureHistogram | undefined>();

  constructor(readonly source: ColumnSource) {
    const marker = columnMarker(source, newKernels());
    this.session = new ScreeningSession(source.rows, marker, newKernels());
    this.view = new DeskView(source, this.session, rowStates(source));
  }

  /** Its sets of rows are to be read before the next look. */
  look({ rules, against, within, top, spreads }: Look): Looked {
    const start = performance.now();
    const enterprises = within?.enterprises?.rows;
    const found = this.view.screen({ rules, against, districts: within?.districts, enterprises });
    return {
      ...found,
      top: top ? this.view.first(found, top.ranking, top.rows) : [],
      spreads: (spreads ?? []).flatMap((key) => this.spread(key, found.pass) ?? []),
      ms: performance.now() - start,
    };
  }

  /** The same for one bank. @param kept, keep as `BlindDesk` says */
  blind(salt: number, kept: BlindState | undefined, keep: KeepBlind): { look(look: Look): Looked } {
    const desk = new BlindDesk(this.source, this.session, salt, kept, keep);
    return {
      look(look) {
        const start = performance.now();
        return { ...desk.screen(look), top: [], spreads: [], ms: performance.now() - start };
      },
    };
  }

  /** 分布 of a numeric feature over all rows, or over some; undefined where there is nothing to draw. */
  spread(key: string, within?: Bitset): FeatureHistogram | undefined {
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
