import type { SourceKey } from '@/modules/ingestion/domain/source';
import type { RecordView } from './feature';

/**
 * A count or sum out of a list of the whole city: what is recorded counts; nothing recorded is 0 only
 * where every list of these sources was received for the city, otherwise unknown.
 */
export function listed(view: RecordView, sources: readonly SourceKey[], found: number): number | undefined {
  return found > 0 || sources.every((source) => view.covered(source)) ? found : undefined;
}

/** Whether an entry with a day of removal still stands on `asOf`: it is off the list from that day. */
export function standing(asOf: string, removedOn: string | undefined): boolean {
  return removedOn === undefined || removedOn > asOf;
}
