import type { Feature } from './feature';
import { taxMonths } from './tax-months';

export const taxOnTime12m: Feature = {
  key: 'tax-on-time-12m',
  label: '按期申报率',
  unit: '%',
  type: 'ratio',
  sources: ['tax-payment'],
  window: '近 12 个月',
  windowMonths: 12,
  consent: 'tax',
  missing: '近 12 个月没有申报是否按期的记录',
  version: 1,
  compute: (view, asOf) => {
    const { known, onTime } = taxMonths(view, asOf).filing;
    return known === 0 ? undefined : onTime / known;
  },
};
