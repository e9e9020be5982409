import type { Instant, IsoDate } from '@/kernel/period';
import { eventDateOf } from '@/modules/ingestion/domain/event-date';
import { type SourceRecord, STANDS } from '@/modules/ingestion/domain/record';
import { sourceOf } from '@/modules/ingestion/domain/registry';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import type { Feature, FeatureValue } from './feature';
import { viewOf } from './view';

/** The day and the instant of every feature's cases. */
export const AS_OF = '2026-10-31' as IsoDate;
export const KNOWN_AT = '2026-11-05T00:00:00.000Z' as Instant;
const BEFORE = '2026-11-01T00:00:00.000Z' as Instant;
const AFTER = '2026-11-20T00:00:00.000Z' as Instant;

let serial = 0;

/** A record known before KNOWN_AT, with a payload its source would accept. @throws when it would not */
export function rec(source: SourceKey, payload: Readonly<Record<string, unknown>>): SourceRecord {
  const definition = sourceOf(source);
  definition.schema.parse(payload);
  serial += 1;
  const publishedOn = '2026-10-20' as IsoDate;
  return {
    source,
    batchId: 1n,
    rowNo: serial,
    eventDate: eventDateOf(definition, payload) ?? publishedOn,
    publishedOn,
    knownAt: BEFORE,
    supersededAt: STANDS,
    payload,
  };
}

/** The value at AS_OF as known at KNOWN_AT; `covered`: sources received for the whole city. */
export function featureValue(
  feature: Feature,
  records: readonly SourceRecord[],
  covered: readonly SourceKey[] = [],
): FeatureValue {
  return feature.compute(viewOf(records, new Set(covered), AS_OF, KNOWN_AT), AS_OF);
}

/**
 * The value of `known` records with one more: learnt after KNOWN_AT (`learntLater`), of an event after
 * AS_OF (`ofTomorrow`), and known in time (`inTime`). The first two must equal the value without it.
 */
export function withOneMore(
  feature: Feature,
  known: readonly SourceRecord[],
  more: SourceRecord,
  covered: readonly SourceKey[] = [],
): { without: FeatureValue; learntLater: FeatureValue; ofTomorrow: FeatureValue; inTime: FeatureValue } {
  const tomorrow = { ...more, eventDate: '2026-11-01' as IsoDate };
  return {
    without: featureValue(feature, known, covered),
    learntLater: featureValue(feature, [...known, { ...more, knownAt: AFTER }], covered),
    ofTomorrow: featureValue(feature, [...known, tomorrow], covered),
    inTime: featureValue(feature, [...known, more], covered),
  };
}
