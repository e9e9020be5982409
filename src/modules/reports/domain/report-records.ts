import type { Instant, IsoDate } from '@/kernel/period';
import type { SourceKey } from '@/modules/ingestion/domain/source';

/** One record that stands, as a report draws on it. */
export type ReportRecord = {
  readonly source: SourceKey;
  readonly eventDate: IsoDate;
  readonly knownAt: Instant;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** What the platform has received of a source from anybody. */
export type SourceCoverage = {
  /** when it last published; undefined = never */
  readonly publishedOn?: IsoDate;
  /** when it last published a list that holds every case: only then "no record" means none */
  readonly completeOn?: IsoDate;
};
