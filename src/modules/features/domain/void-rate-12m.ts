import type { Feature } from './feature';
import { invoiceWindow } from './invoice-window';

/** By number, of all output invoices. */
export const voidRate12m: Feature = {
  key: 'void-rate-12m',
  label: '作废发票占比',
  unit: '%',
  type: 'ratio',
  sources: ['invoice'],
  window: '近 12 个月',
  windowMonths: 12,
  reads: (record) => record.payload.direction === 'out',
  consent: 'invoice',
  missing: '近 12 个月没有销项发票',
  version: 1,
  compute: (view, asOf) => {
    const { valid, voided } = invoiceWindow(view, asOf).out.last12;
    return valid + voided === 0 ? undefined : voided / (valid + voided);
  },
};
