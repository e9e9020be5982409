import type { Feature } from './feature';
import { growth, meanIn } from './monthly-series';
import { ofKind, utilityMonths } from './utility-months';

/** Monthly means, so that a month nobody read does not look like a fall. */
export const electricityGrowth12m: Feature = {
  key: 'electricity-growth-12m',
  label: '用电量增长',
  unit: '%',
  type: 'ratio',
  sources: ['utility'],
  window: '近 12 个月月均比前 12 个月',
  windowMonths: 24,
  reads: ofKind('electricity'),
  consent: 'utility',
  missing: '两个 12 个月没有都有用电量记录，或前一期为 0',
  version: 1,
  compute: (view, asOf) => {
    const { quantity } = utilityMonths(view, asOf).electricity;
    return growth(meanIn(quantity, 0, 12), meanIn(quantity, 12, 24));
  },
};
