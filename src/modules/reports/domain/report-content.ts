import type { Instant, IsoDate } from '@/kernel/period';
import type { ConsentCategory } from '@/modules/ingestion/domain/source';

export const REPORT_FORMAT = 'xyd-credit-report-1';
/** 有效期: a report is no more than how things stood when it was made. */
export const REPORT_VALID_DAYS = 30;

/** One record, or one month of them. */
export type ReportItem = {
  /** by the part's columns; null = the source did not say */
  readonly texts: readonly (string | null)[];
  /** the day the record is about */
  readonly recordedOn: IsoDate;
  /** the day the platform learnt it */
  readonly knownOn: IsoDate;
  /** 异议标注 (征信业管理条例 25): being looked into */
  readonly note?: string;
};

/**
 * items: there are some. none: a list that holds every case was received and it is on none. unknown: 未获取, which
 * says nothing of what there is. withheld: not for this reader.
 */
export type PartState = 'items' | 'none' | 'unknown' | 'withheld';

/** What one source says. */
export type ReportPart = {
  readonly key: string;
  readonly title: string;
  /** who reports it */
  readonly owner: string;
  readonly layout: 'facts' | 'cards' | 'table';
  readonly state: PartState;
  /** why there are no items; undefined with items */
  readonly words?: string;
  readonly columns: readonly string[];
  readonly items: readonly ReportItem[];
  /** how many there are; more than are listed where it is a long list. Undefined unless `items` */
  readonly total?: number;
};

export type ReportSection = {
  readonly key: string;
  readonly title: string;
  readonly parts: readonly ReportPart[];
};

export type ReportScore =
  | {
      readonly state: 'scored';
      readonly score: number;
      readonly grade: string;
      readonly model: string;
      readonly version: string;
      readonly asOf: string;
      readonly reasons: readonly string[];
    }
  | { readonly state: 'refer' | 'unknown' | 'withheld'; readonly words: string };

/** How fresh one source is, of the city and of the enterprise. */
export type SourceNote = {
  readonly label: string;
  readonly owner: string;
  /** when it last published; undefined = never */
  readonly publishedOn?: IsoDate;
  /** whether its last full list held every case */
  readonly completeOn?: IsoDate;
};

export type Asker = { readonly kind: 'enterprise' | 'bank' | 'platform'; readonly name: string };

/** Who read the enterprise's data in the year before: in its own reports alone. */
export type ReadNote = {
  readonly at: Instant;
  readonly bank: string;
  readonly categories: string;
  readonly purpose: string;
};

/** All a report says: what is kept, hashed, signed and drawn. */
export type ReportContent = {
  readonly format: typeof REPORT_FORMAT;
  readonly number: string;
  readonly madeAt: Instant;
  /** the last day it is valid, in Tianjin */
  readonly validUntil: IsoDate;
  readonly subject: { readonly name: string; readonly uscc?: string };
  readonly askedBy: Asker;
  readonly purpose: string;
  /** non-public categories it holds, sorted */
  readonly categories: readonly ConsentCategory[];
  /** where anybody verifies it */
  readonly verifyAt: string;
  readonly sections: readonly ReportSection[];
  readonly score: ReportScore;
  readonly sources: readonly SourceNote[];
  readonly reads?: readonly ReadNote[];
};
