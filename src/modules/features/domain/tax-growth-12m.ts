import type { Feature } from './feature';
import { growth, sumIn } from './monthly-series';
import { taxMonths } from './tax-months';

export const taxGrowth12m: Feature = {
  key: 'tax-growth-12m',
  label: '纳税额增长',
  unit: '%',
  type: 'ratio',
  sources: ['tax-payment'],
  window: '近 12 个月比前 12 个月',
  windowMonths: 24,
  consent: 'tax',
  missing: '两个 12 个月没有都有入库税额记录，或前一期不大于 0',
  version: 1,
  compute: (view, asOf) => {
    const { paid } = taxMonths(view, asOf);
    return growth(sumIn(paid, 0, 12), sumIn(paid, 12, 24));
  },
};
