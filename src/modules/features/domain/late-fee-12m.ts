import type { Feature } from './feature';
import { sumIn } from './monthly-series';
import { taxMonths } from './tax-months';

export const lateFee12m: Feature = {
  key: 'late-fee-12m',
  label: '滞纳金',
  unit: '元',
  type: 'money',
  sources: ['tax-payment'],
  window: '近 12 个月',
  windowMonths: 12,
  consent: 'tax',
  missing: '近 12 个月没有报送滞纳金（未报不当作 0）',
  version: 1,
  compute: (view, asOf) => sumIn(taxMonths(view, asOf).lateFee, 0, 12),
};
