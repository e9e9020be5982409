import { daysInMonth, type IsoDate } from '@/kernel/period';
import type { SourceDefinition } from './source';

/**
 * Valid time of a record: the first present of the source's event fields (a month counts as its last
 * day, a year as 31 December), then the source's own substitute; undefined when the record knows none.
 */
export function eventDateOf(
  source: Pick<SourceDefinition, 'eventDate' | 'eventDateElse'>,
  payload: Readonly<Record<string, unknown>>,
): IsoDate | undefined {
  for (const field of source.eventDate) {
    const value = payload[field];
    if (value !== undefined) return lastDay(String(value));
  }
  const substitute = source.eventDateElse?.(payload);
  return substitute === undefined ? undefined : lastDay(substitute);
}

function lastDay(period: string): IsoDate {
  if (period.length === 10) return period as IsoDate;
  if (period.length === 4) return `${period}-12-31` as IsoDate;
  const days = daysInMonth(Number(period.slice(0, 4)), Number(period.slice(5, 7)));
  return `${period}-${days}` as IsoDate;
}
