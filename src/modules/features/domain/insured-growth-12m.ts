import type { Feature } from './feature';
import { insuranceMonths } from './insurance-months';
import { growth, meanIn } from './monthly-series';

export const insuredGrowth12m: Feature = {
  key: 'insured-growth-12m',
  label: '参保人数增长',
  unit: '%',
  type: 'ratio',
  sources: ['social-insurance'],
  window: '近 12 个月月均比前 12 个月',
  windowMonths: 24,
  consent: 'social-insurance',
  missing: '两个 12 个月没有都有参保人数，或前一期为 0',
  version: 1,
  compute: (view, asOf) => {
    const { insured } = insuranceMonths(view, asOf);
    return growth(meanIn(insured, 0, 12), meanIn(insured, 12, 24));
  },
};
