import { fallenBy } from '@/modules/ingestion/domain/fallen';
import type { SourceRecord } from '@/modules/ingestion/domain/record';
import { REDRESSED } from '@/modules/ingestion/domain/redress';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import type { RecordView, ViewOf } from './feature';

const NONE: readonly SourceRecord[] = [];

/** Oldest event first, ties by (batchId, rowNo): the order every feature may rely on. */
function inOrder(a: SourceRecord, b: SourceRecord): number {
  if (a.eventDate !== b.eventDate) return a.eventDate < b.eventDate ? -1 : 1;
  if (a.batchId !== b.batchId) return a.batchId < b.batchId ? -1 : 1;
  return a.rowNo - b.rowNo;
}

function leaveOutFallen(bySource: Map<SourceKey, SourceRecord[]>): void {
  const fallen = fallenBy(bySource.get('redress') ?? NONE);
  if (!fallen) return;
  for (const source of REDRESSED) {
    const list = bySource.get(source);
    if (list)
      bySource.set(
        source,
        list.filter((record) => !fallen(record)),
      );
  }
}

/** What was known at `knownAt` of events up to `asOf`; the order of `records` does not matter. What fell by then is not in it. */
export const viewOf: ViewOf = (records, covered, asOf, knownAt): RecordView => {
  const bySource = new Map<SourceKey, SourceRecord[]>();
  for (const record of records) {
    if (record.knownAt > knownAt || record.supersededAt <= knownAt) continue;
    // a fact that fell after asOf is not to be used either, once that is known
    if (record.eventDate > asOf && record.source !== 'redress') continue;
    const list = bySource.get(record.source);
    if (list) list.push(record);
    else bySource.set(record.source, [record]);
  }
  leaveOutFallen(bySource);
  for (const list of bySource.values()) {
    for (let i = 1; i < list.length; i++) {
      if (inOrder(list[i - 1]!, list[i]!) > 0) {
        list.sort(inOrder);
        break;
      }
    }
  }
  return {
    of: (source) => bySource.get(source) ?? NONE,
    covered: (source) => covered.has(source),
  };
};
