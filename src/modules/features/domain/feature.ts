import type { Instant, IsoDate } from '@/kernel/period';
import type { SourceRecord } from '@/modules/ingestion/domain/record';
import type { ConsentCategory, SourceKey } from '@/modules/ingestion/domain/source';

/** Records of one enterprise that the platform knew at one instant, by source, in a stated order. */
export type RecordView = {
  /** Oldest event first, ties by (batchId, rowNo). Empty when nothing is known: unknown, not zero. */
  of(source: SourceKey): readonly SourceRecord[];
  /**
   * Whether a batch of this source that lists every case of the city was known: only then does
   * "no record" mean "none", otherwise it means unknown.
   */
  covered(source: SourceKey): boolean;
};

/** number, or a code of the feature's vocabulary (sets), or undefined = unknown. */
export type FeatureValue = number | string | undefined;

/** 指标: a value known at a date. One file per feature under `features/domain/`, one catalogue line. */
export type Feature = {
  readonly key: FeatureKey;
  readonly label: string;
  /** Shown beside values: 元 (value is in 分), %, 户, 张, 月, 年, kWh … '' for codes. */
  readonly unit: string;
  readonly type: 'money' | 'ratio' | 'count' | 'number' | 'flag' | 'code';
  /** For `code`: code -> 中文, closed list; its order gives the dictionary code. */
  readonly codes?: Readonly<Record<string, string>>;
  readonly sources: readonly SourceKey[];
  readonly window: string; // 中文, e.g. 近 12 个月
  /** Whole months back from asOf's month in which a record's event can matter; absent: any age. */
  readonly windowMonths?: number;
  /** Which records of its sources it reads, for showing where a value comes from; absent: all. */
  readonly reads?: (record: SourceRecord, asOf: IsoDate) => boolean;
  readonly consent: ConsentCategory;
  /** What unknown means for this one, in 中文. */
  readonly missing: string;
  /** Bump when the meaning changes: it is part of the snapshot's manifest. */
  readonly version: number;
  /** Pure: no clock, no I/O; a record with an event after asOf must not count. */
  readonly compute: (view: RecordView, asOf: IsoDate) => FeatureValue;
};

/** kebab-case, e.g. `sales-12m`. */
export type FeatureKey = string;

/** The view of what was known at `knownAt`: versions with knownAt <= T < supersededAt and eventDate <= asOf. */
export type ViewOf = (
  records: readonly SourceRecord[],
  covered: ReadonlySet<SourceKey>,
  asOf: IsoDate,
  knownAt: Instant,
) => RecordView;
