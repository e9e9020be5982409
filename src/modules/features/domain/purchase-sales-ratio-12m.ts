import type { Feature } from './feature';
import { invoiceWindow } from './invoice-window';

export const purchaseSalesRatio12m: Feature = {
  key: 'purchase-sales-ratio-12m',
  label: '进销比',
  unit: '',
  type: 'number',
  sources: ['invoice'],
  window: '近 12 个月',
  windowMonths: 24,
  consent: 'invoice',
  missing: '近 24 个月没有任何进项发票，或近 12 个月销售净额不大于 0',
  version: 1,
  compute: (view, asOf) => {
    const { out, in: bought } = invoiceWindow(view, asOf);
    return bought.seen && out.last12.total > 0 ? bought.last12.total / out.last12.total : undefined;
  },
};
