import { type IsoDate, tianjinDay } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { CATALOGUE } from '@/modules/features/domain/catalogue';
import { expired } from '@/modules/ingestion/domain/fallen';
import { payloadWords } from '@/modules/ingestion/domain/payload-words';
import type { RedressEffect, Redressed } from '@/modules/ingestion/domain/redress';
import { sourceOf } from '@/modules/ingestion/domain/registry';
import { db } from '@/server/db';
import { type RepairEligibility, repairEligibility } from '../domain/repair-eligibility';
import { type AdverseRecord, adverseRecords } from './adverse-records';
import { promisedSince, repairPromises } from './repair-promises';

export type OwnRecord = {
  readonly source: Redressed;
  readonly sourceLabel: string;
  readonly targetKey: string;
  readonly title: string;
  readonly eventDate: IsoDate;
  readonly authority: string | undefined;
  readonly fields: readonly { readonly label: string; readonly text: string }[];
  /** stands: shown and used; else why not */
  readonly state: 'stands' | 'expired' | RedressEffect;
  /** what it counts in, by the names of the features */
  readonly countsIn: readonly string[];
  /** of penalties alone: other records are taken off their list by their authority */
  readonly repair: RepairEligibility | undefined;
  /** the case under way */
  readonly openCaseId: bigint | undefined;
};

/** The scope's own records that others judge it by: first those that stand, newest event first. */
export async function ownRecords(scope: EnterpriseScope, now = new Date()): Promise<OwnRecord[]> {
  const { enterpriseId } = scope;
  const [records, promises, cases] = await Promise.all([
    adverseRecords(enterpriseId),
    repairPromises(enterpriseId),
    db().redressCase.findMany({
      where: { enterpriseId, open: true },
      select: { id: true, source: true, targetKey: true },
    }),
  ]);
  const today = tianjinDay(now);
  const told = records.map((record): OwnRecord => {
    const { source, targetKey, eventDate, authority, payload } = record;
    const state = record.fallen ?? (expired(record, today) ? 'expired' : 'stands');
    return {
      source,
      sourceLabel: sourceOf(source).label,
      targetKey,
      title: titleOf(record),
      eventDate,
      authority,
      fields: payloadWords(source, payload),
      state,
      countsIn: state === 'stands' ? countsIn(record, today) : [],
      repair:
        source === 'penalty' && state === 'stands'
          ? repairEligibility(payload, eventDate, today, promisedSince(promises, eventDate))
          : undefined,
      openCaseId: cases.find((c) => c.source === source && c.targetKey === targetKey)?.id,
    };
  });
  return [...told.filter((r) => r.state === 'stands'), ...told.filter((r) => r.state !== 'stands')];
}

/** What a record is called where one line is to name it. */
export function titleOf({ source, payload }: Pick<AdverseRecord, 'source' | 'payload'>): string {
  const word = payload.documentNo ?? payload.caseNo ?? payload.listName ?? payload.reason;
  return word === undefined ? sourceOf(source).label : String(word);
}

function countsIn(record: AdverseRecord, today: IsoDate): string[] {
  const { severity } = record.payload as { severity?: string };
  return CATALOGUE.filter((feature) => feature.sources.includes(record.source))
    .filter((feature) => feature.reads?.({ ...asSource(record) }, today) ?? true)
    .filter((f) => record.source !== 'penalty' || severity === undefined || f.key === `penalties-${severity}`)
    .map((feature) => feature.label);
}

function asSource(record: AdverseRecord) {
  const { source, payload, eventDate, knownAt, batchId, rowNo } = record;
  return {
    source,
    payload,
    eventDate,
    knownAt,
    batchId: BigInt(batchId),
    rowNo,
    publishedOn: eventDate,
    supersededAt: knownAt,
  };
}
