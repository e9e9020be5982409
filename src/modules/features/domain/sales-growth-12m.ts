import type { Feature } from './feature';
import { invoiceWindow } from './invoice-window';
import { growth } from './monthly-series';

export const salesGrowth12m: Feature = {
  key: 'sales-growth-12m',
  label: '开票销售额增长',
  unit: '%',
  type: 'ratio',
  sources: ['invoice'],
  window: '近 12 个月比前 12 个月',
  windowMonths: 24,
  reads: (record) => record.payload.direction === 'out',
  consent: 'invoice',
  missing: '两个 12 个月没有都有销项发票，或前一期净额不大于 0',
  version: 1,
  compute: (view, asOf) => {
    const { last12, last24 } = invoiceWindow(view, asOf).out;
    return last12.valid + last12.voided === 0 ? undefined : growth(last12.total, last24.total - last12.total);
  },
};
