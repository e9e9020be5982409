import type { Feature } from './feature';
import { insuranceMonths } from './insurance-months';
import { meanIn } from './monthly-series';

export const insuredMean12m: Feature = {
  key: 'insured-mean-12m',
  label: '月均参保人数',
  unit: '人',
  type: 'number',
  sources: ['social-insurance'],
  window: '近 12 个月',
  windowMonths: 12,
  consent: 'social-insurance',
  missing: '近 12 个月没有参保人数',
  version: 1,
  compute: (view, asOf) => meanIn(insuranceMonths(view, asOf).insured, 0, 12),
};
