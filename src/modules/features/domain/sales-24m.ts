import type { Feature } from './feature';
import { invoiceWindow } from './invoice-window';

/** 价税合计 of valid output invoices; red ones reduce, void ones never count. */
export const sales24m: Feature = {
  key: 'sales-24m',
  label: '24 个月开票销售额',
  unit: '元',
  type: 'money',
  sources: ['invoice'],
  window: '近 24 个月',
  windowMonths: 24,
  reads: (record) => record.payload.direction === 'out',
  consent: 'invoice',
  missing: '近 24 个月没有任何销项发票',
  version: 1,
  compute: (view, asOf) => {
    const { out } = invoiceWindow(view, asOf);
    return out.seen ? out.last24.total : undefined;
  },
};
