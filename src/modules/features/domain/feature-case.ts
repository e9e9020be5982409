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

type Payload = Readonly<Record<string, unknown>>;

export const registration = (payload: Payload) =>
  rec('registration', { name: '示例公司', approvedOn: '2020-05-20', ...payload });
export const tax = (month: string, payload: Payload) =>
  rec('tax-payment', { month, taxType: 'all', ...payload });
const invoice = (direction: 'out' | 'in', issuedOn: string, total: number, payload: Payload) =>
  rec('invoice', {
    direction,
    issuedOn,
    total,
    number: `${serial}`,
    counterparty: direction === 'out' ? '买方甲' : '供方甲',
    status: 'valid',
    ...payload,
  });
/** An output invoice, 价税合计 in 分. */
export const sale = (issuedOn: string, total: number, payload: Payload = {}) =>
  invoice('out', issuedOn, total, payload);
/** An input invoice, 价税合计 in 分. */
export const purchase = (issuedOn: string, total: number, payload: Payload = {}) =>
  invoice('in', issuedOn, total, payload);
export const insurance = (month: string, payload: Payload) => rec('social-insurance', { month, ...payload });
export const meter = (kind: 'electricity' | 'water' | 'gas', month: string, payload: Payload) =>
  rec('utility', { kind, month, ...payload });
/** An annual report sent in the June after its year. */
export const report = (year: number, payload: Payload) =>
  rec('annual-report', { year, reportedOn: `${year + 1}-06-15`, ...payload });
export const honour = (kind: string, payload: Payload = {}) =>
  rec('honour-list', { honour: kind, grantedOn: '2025-11-15', ...payload });
export const right = (kind: string, payload: Payload = {}) =>
  rec('ip-right', { kind, registrationNo: `${serial}`, grantedOn: '2022-03-01', status: 'live', ...payload });
export const courtCase = (payload: Payload) =>
  rec('court-case', { caseNo: `${serial}`, filedOn: '2026-03-01', role: 'defendant', ...payload });
export const contract = (payload: Payload) =>
  rec('contract-performance', { contractNo: `${serial}`, signedOn: '2026-02-10', ...payload });
export const loan = (event: string, happenedOn: string, payload: Payload = {}) =>
  rec('repayment-feedback', { loanNo: 'L1', event, happenedOn, ...payload });
