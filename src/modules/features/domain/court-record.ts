import type { IsoDate } from '@/kernel/period';
import type { SourceRecord } from '@/modules/ingestion/domain/record';
import { within } from './month-window';
import { oncePerView } from './once-per-view';

type CasePayload = {
  readonly filedOn: IsoDate;
  readonly role: 'defendant' | 'plaintiff' | 'third';
  readonly result?: string;
  readonly closedOn?: IsoDate;
};

/** 司法案件 as defendant: filed in the last 24 months; lost wholly or partly by a close in the last 24 months. */
export const courtRecord = oncePerView((view, asOf) => {
  const record = { filed: 0, lost: 0 };
  for (const { payload: p } of view.of('court-case') as readonly SourceRecord<CasePayload>[]) {
    if (p.role !== 'defendant') continue;
    if (within(asOf, p.filedOn, 24)) record.filed++;
    const lost = p.result === 'lost' || p.result === 'partly-lost';
    const closedOn = p.closedOn ?? p.filedOn;
    if (lost && closedOn <= asOf && within(asOf, closedOn, 24)) record.lost++;
  }
  return record;
});
