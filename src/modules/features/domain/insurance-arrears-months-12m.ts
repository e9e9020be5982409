import type { Feature } from './feature';
import { insuranceMonths } from './insurance-months';
import { knownIn } from './monthly-series';

export const insuranceArrearsMonths12m: Feature = {
  key: 'insurance-arrears-months-12m',
  label: '社保欠缴月数',
  unit: '个月',
  type: 'count',
  sources: ['social-insurance'],
  window: '近 12 个月',
  windowMonths: 12,
  consent: 'social-insurance',
  missing: '近 12 个月没有报送欠缴金额（未报不当作 0）',
  version: 1,
  compute: (view, asOf) => {
    const { arrears } = insuranceMonths(view, asOf);
    if (knownIn(arrears, 0, 12) === 0) return undefined;
    return arrears.subarray(0, 12).reduce((n, owed) => (owed > 0 ? n + 1 : n), 0);
  },
};
