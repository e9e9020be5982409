import type { Feature } from './feature';
import { knownIn } from './monthly-series';
import { taxMonths } from './tax-months';

export const taxMonths12m: Feature = {
  key: 'tax-months-12m',
  label: '纳税月数',
  unit: '个月',
  type: 'count',
  sources: ['tax-payment'],
  window: '近 12 个月',
  windowMonths: 12,
  consent: 'tax',
  missing: '近 12 个月没有入库税额记录',
  version: 1,
  compute: (view, asOf) => {
    const { paid } = taxMonths(view, asOf);
    if (knownIn(paid, 0, 12) === 0) return undefined;
    return paid.subarray(0, 12).reduce((n, amount) => (amount > 0 ? n + 1 : n), 0);
  },
};
