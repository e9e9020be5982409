import type { Feature } from './feature';
import { sumIn } from './monthly-series';
import { taxMonths } from './tax-months';

export const taxPaid12m: Feature = {
  key: 'tax-paid-12m',
  label: '纳税额',
  unit: '元',
  type: 'money',
  sources: ['tax-payment'],
  window: '近 12 个月',
  windowMonths: 12,
  consent: 'tax',
  missing: '近 12 个月没有入库税额记录',
  version: 1,
  compute: (view, asOf) => sumIn(taxMonths(view, asOf).paid, 0, 12),
};
