import type { Feature } from './feature';
import { invoiceWindow, partyShare } from './invoice-window';

export const top1BuyerShare24m: Feature = {
  key: 'top1-buyer-share-24m',
  label: '24 个月第一大买方占比',
  unit: '%',
  type: 'ratio',
  sources: ['invoice'],
  window: '近 24 个月',
  windowMonths: 24,
  reads: (record) => record.payload.direction === 'out',
  consent: 'invoice',
  missing: '近 24 个月没有净额大于 0 的销项发票',
  version: 1,
  compute: (view, asOf) => partyShare(invoiceWindow(view, asOf).out, 24, 1),
};
