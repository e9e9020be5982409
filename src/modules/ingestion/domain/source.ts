import type { ZodType } from 'zod';

/** Consent category of a source: `public` may be read by any bank, the rest needs a live grant. */
export type ConsentCategory =
  | 'public'
  | 'tax'
  | 'invoice'
  | 'social-insurance'
  | 'housing-fund'
  | 'utility'
  | 'finance'
  | 'self-declared';

/**
 * A canonical field a profile can map a column to. The parser of `type` turns text into the payload
 * value: date -> IsoDate, month -> YearMonth, money -> 分 as integral number, number, integer,
 * text, code (one of `codes`), flag -> boolean.
 */
export type FieldSpec = {
  readonly label: string;
  readonly type: 'text' | 'date' | 'month' | 'year' | 'money' | 'number' | 'integer' | 'flag' | 'code';
  readonly codes?: Readonly<Record<string, string>>; // code -> 中文
  readonly required?: boolean;
  /** Column headings providers use for it, for `profile suggest`. */
  readonly synonyms?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** A date that ends a period: 2099-12-31 or 9999-12-31 mean "no end". */
  readonly openEnd?: boolean;
  /** The value where the column or the cell is absent and the source says so by its definition. */
  readonly default?: string;
};

/** 信源: one kind of record. A folder under `ingestion/sources/`, one line in `registry.ts`. */
export type SourceDefinition<P = Record<string, unknown>> = {
  readonly key: SourceKey;
  readonly label: string;
  readonly owner: string; // 报送单位
  readonly frequency: 'daily' | 'monthly' | 'yearly' | 'event';
  readonly consent: ConsentCategory;
  /** A batch outside these bounds is refused whole. */
  readonly rows: { readonly min: number; readonly max: number };
  /** Working days from the event to its arrival that count as timely (双公示: 7). */
  readonly timelyWorkingDays: number;
  readonly fields: Readonly<Record<string, FieldSpec>>;
  /** What the typed payload must satisfy across fields. */
  readonly schema: ZodType<P>;
  /** Fields that name one record of one enterprise; a profile may name others. */
  readonly naturalKey: readonly string[];
  /** The field whose value is the record's valid time (first present is taken). */
  readonly eventDate: readonly string[];
  /** Valid time where none of `eventDate` is present; the publication date where this gives nothing. */
  readonly eventDateElse?: (payload: Readonly<Record<string, unknown>>) => string | undefined;
  /**
   * Among versions of one record published on the same day: the higher rank stands (a void
   * invoice over the valid one). Absent: different versions in one publication contradict each other.
   */
  rank?(payload: P): number;
};

export const SOURCE_KEYS = [
  'registration',
  'annual-report',
  'tax-payment',
  'tax-rating',
  'invoice',
  'social-insurance',
  'housing-fund',
  'utility',
  'licence',
  'penalty',
  'court-case',
  'dishonest-executee',
  'serious-dishonesty-list',
  'abnormal-operation',
  'honour-list',
  'ip-right',
  'contract-performance',
  'commitment',
  'self-declared',
  'repayment-feedback',
  'inspection',
  'objection',
  'redress',
] as const;
export type SourceKey = (typeof SOURCE_KEYS)[number];
