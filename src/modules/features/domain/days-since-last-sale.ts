import { daysBetween, isoDate } from '@/kernel/period';
import type { Feature } from './feature';
import { invoiceWindow } from './invoice-window';

/** Days from the newest valid output invoice, red ones too. */
export const daysSinceLastSale: Feature = {
  key: 'days-since-last-sale',
  label: '距最近一次开票',
  unit: '天',
  type: 'count',
  sources: ['invoice'],
  window: '近 24 个月',
  windowMonths: 24,
  reads: (record) => record.payload.direction === 'out',
  consent: 'invoice',
  missing: '近 24 个月没有有效销项发票',
  version: 1,
  compute: (view, asOf) => {
    const { newest } = invoiceWindow(view, asOf).out;
    return newest === undefined ? undefined : daysBetween(isoDate(newest), asOf);
  },
};
