import type { Feature } from './feature';
import { invoiceWindow } from './invoice-window';

/** By number, of all output invoices. */
export const voidRate24m: Feature = {
  key: 'void-rate-24m',
  label: '24 个月作废发票占比',
  unit: '%',
  type: 'ratio',
  sources: ['invoice'],
  window: '近 24 个月',
  windowMonths: 24,
  reads: (record) => record.payload.direction === 'out',
  consent: 'invoice',
  missing: '近 24 个月没有销项发票',
  version: 1,
  compute: (view, asOf) => {
    const { valid, voided } = invoiceWindow(view, asOf).out.last24;
    return valid + voided === 0 ? undefined : voided / (valid + voided);
  },
};
