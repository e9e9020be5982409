import type { IsoDate } from '@/kernel/period';
import type { SourceRecord } from '@/modules/ingestion/domain/record';
import { within } from './month-window';
import { oncePerView } from './once-per-view';

type ContractPayload = {
  readonly amount?: number;
  readonly core?: boolean;
  readonly performed?: 'on-time' | 'late' | 'breached' | 'open';
};

/** 合同履约 read once: outcomes of all contracts, and those with confirmed core enterprises. Money in 分. */
export const contracts = oncePerView((view, asOf) => {
  const result = { onTime: 0, ended: 0, core24: 0, coreSeen24: false, all24: 0 };
  let firstCore: IsoDate | undefined;
  const records = view.of('contract-performance') as readonly SourceRecord<ContractPayload>[];
  for (const { payload: p, eventDate } of records) {
    if (p.performed === 'on-time') result.onTime++;
    if (p.performed !== undefined && p.performed !== 'open') result.ended++;
    if (p.core) firstCore ??= eventDate; // records come oldest first
    if (!within(asOf, eventDate, 24)) continue;
    result.all24 += p.amount ?? 0;
    if (!p.core) continue;
    result.coreSeen24 = true;
    result.core24 += p.amount ?? 0;
  }
  return { ...result, firstCore };
});
