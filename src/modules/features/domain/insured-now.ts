import type { Feature } from './feature';
import { insuranceMonths } from './insurance-months';
import { newestIn } from './monthly-series';

export const insuredNow: Feature = {
  key: 'insured-now',
  label: '参保人数',
  unit: '人',
  type: 'count',
  sources: ['social-insurance'],
  window: '近 3 个月最近一次',
  windowMonths: 3,
  consent: 'social-insurance',
  missing: '近 3 个月没有参保人数',
  version: 1,
  compute: (view, asOf) => newestIn(insuranceMonths(view, asOf).insured, 3),
};
