import type { Instant, IsoDate } from '@/kernel/period';
import type { SourceKey } from './source';

/** Provenance of a record: the batch (file) and the row in it. */
export type RecordRef = { readonly batchId: bigint; readonly rowNo: number };

/**
 * One version of one record of one enterprise.
 * Known at T iff knownAt <= T < supersededAt. Money in the payload is integral 分, dates are
 * IsoDate text, months YearMonth text.
 */
export type SourceRecord<P = Readonly<Record<string, unknown>>> = RecordRef & {
  readonly source: SourceKey;
  readonly eventDate: IsoDate;
  readonly publishedOn: IsoDate;
  readonly knownAt: Instant;
  readonly supersededAt: Instant;
  readonly payload: P;
};

/** supersededAt of a version that still stands. */
export const STANDS = '9999-12-31T00:00:00.000Z' as Instant;
