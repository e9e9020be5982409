import type { Feature } from './feature';
import { activeMonths, invoiceWindow } from './invoice-window';

/** Months with a valid output invoice, red ones too. */
export const salesMonths24m: Feature = {
  key: 'sales-months-24m',
  label: '24 个月开票月数',
  unit: '个月',
  type: 'count',
  sources: ['invoice'],
  window: '近 24 个月',
  windowMonths: 24,
  reads: (record) => record.payload.direction === 'out',
  consent: 'invoice',
  missing: '近 24 个月没有任何销项发票',
  version: 1,
  compute: (view, asOf) => {
    const { out } = invoiceWindow(view, asOf);
    return out.seen ? activeMonths(out, 24) : undefined;
  },
};
