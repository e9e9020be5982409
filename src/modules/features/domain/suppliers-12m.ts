import type { Feature } from './feature';
import { invoiceWindow } from './invoice-window';

export const suppliers12m: Feature = {
  key: 'suppliers-12m',
  label: '供应商数',
  unit: '户',
  type: 'count',
  sources: ['invoice'],
  window: '近 12 个月',
  windowMonths: 24,
  reads: (record) => record.payload.direction === 'in',
  consent: 'invoice',
  missing: '近 24 个月没有任何进项发票；有而近 12 个月没有，则为 0',
  version: 1,
  compute: (view, asOf) => {
    const bought = invoiceWindow(view, asOf).in;
    return bought.seen ? bought.last12.parties : undefined;
  },
};
