import type { Feature } from './feature';
import { invoiceWindow } from './invoice-window';

/** By number, of valid output invoices. */
export const redRate12m: Feature = {
  key: 'red-rate-12m',
  label: '红字发票占比',
  unit: '%',
  type: 'ratio',
  sources: ['invoice'],
  window: '近 12 个月',
  windowMonths: 12,
  reads: (record) => record.payload.direction === 'out',
  consent: 'invoice',
  missing: '近 12 个月没有有效销项发票',
  version: 1,
  compute: (view, asOf) => {
    const { valid, red } = invoiceWindow(view, asOf).out.last12;
    return valid === 0 ? undefined : red / valid;
  },
};
