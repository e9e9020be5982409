import type { Feature } from './feature';
import { invoiceWindow } from './invoice-window';
import { variationIn } from './monthly-series';

/** σ/μ of monthly net sales; a month without an invoice is a month without sales. */
export const salesVolatility24m: Feature = {
  key: 'sales-volatility-24m',
  label: '24 个月销售额波动系数',
  unit: '',
  type: 'number',
  sources: ['invoice'],
  window: '近 24 个月',
  windowMonths: 24,
  reads: (record) => record.payload.direction === 'out',
  consent: 'invoice',
  missing: '近 24 个月没有任何销项发票，或近 24 个月净额不大于 0',
  version: 1,
  compute: (view, asOf) => {
    const { out } = invoiceWindow(view, asOf);
    return out.seen ? variationIn(out.monthly, 0, 24) : undefined;
  },
};
