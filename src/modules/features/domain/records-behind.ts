import type { IsoDate } from '@/kernel/period';
import type { SourceRecord } from '@/modules/ingestion/domain/record';
import type { Feature, RecordView } from './feature';
import { within } from './month-window';

/** The records a feature's value can rest on: of its sources, in its window, of the kind it reads; oldest first. */
export function recordsBehind(feature: Feature, view: RecordView, asOf: IsoDate): SourceRecord[] {
  const { sources, windowMonths, reads } = feature;
  return sources
    .flatMap((source) => view.of(source))
    .filter((record) => windowMonths === undefined || within(asOf, record.eventDate, windowMonths))
    .filter((record) => reads === undefined || reads(record, asOf))
    .sort((a, b) => (a.eventDate < b.eventDate ? -1 : a.eventDate > b.eventDate ? 1 : 0));
}
