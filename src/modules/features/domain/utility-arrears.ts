import type { Feature } from './feature';
import { newestIn } from './monthly-series';
import { utilityMonths } from './utility-months';

/** The latest told of each of 水, 电, 气, together. */
export const utilityArrears: Feature = {
  key: 'utility-arrears',
  label: '水电气欠费',
  unit: '元',
  type: 'money',
  sources: ['utility'],
  window: '近 12 个月最近一次',
  windowMonths: 12,
  consent: 'utility',
  missing: '近 12 个月没有报送欠缴金额（未报不当作 0）',
  version: 1,
  compute: (view, asOf) => {
    let owed: number | undefined;
    for (const { arrears } of Object.values(utilityMonths(view, asOf))) {
      const newest = newestIn(arrears, 12);
      if (newest !== undefined) owed = (owed ?? 0) + newest;
    }
    return owed;
  },
};
