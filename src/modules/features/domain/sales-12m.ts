import type { Feature } from './feature';
import { invoiceWindow } from './invoice-window';

/** 价税合计 of valid output invoices; red ones reduce, void ones never count. */
export const sales12m: Feature = {
  key: 'sales-12m',
  label: '开票销售额',
  unit: '元',
  type: 'money',
  sources: ['invoice'],
  window: '近 12 个月',
  windowMonths: 24,
  reads: (record) => record.payload.direction === 'out',
  consent: 'invoice',
  missing: '近 24 个月没有任何销项发票；有而近 12 个月没有，则为 0',
  version: 1,
  compute: (view, asOf) => {
    const { out } = invoiceWindow(view, asOf);
    return out.seen ? out.last12.total : undefined;
  },
};
