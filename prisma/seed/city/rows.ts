import type { YearMonth } from '@/kernel/period';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import type { Firm } from './firm';

/** A row before it is written: canonical field -> text as the bureau would type it; blank when absent. */
export type Row = Readonly<Record<string, string>>;

/** Which publication of a source's file is being written. */
export type Edition = 'history' | 'current' | 'late';

/**
 * How one bureau tells of one firm. `month` is given for monthly sources (called per month),
 * undefined otherwise (called once per firm and edition).
 */
export type Bureau = {
  readonly source: SourceKey;
  /** months are asked one by one */
  readonly monthly: boolean;
  readonly encoding: 'utf8' | 'gb18030';
  /** a line above the header, as some bureaus put it */
  readonly title?: string;
  /** how the enterprise is named: code and name, code only, name only */
  readonly subject: 'code-and-name' | 'code' | 'name';
  readonly rows: (firm: Firm, m: number, month: YearMonth) => readonly Row[];
};

export const yuan = (value: number): string => value.toFixed(2);
export const day = (month: YearMonth, n: number): string => `${month}-${String(n).padStart(2, '0')}`;
