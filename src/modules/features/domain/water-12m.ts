import type { Feature } from './feature';
import { sumIn } from './monthly-series';
import { ofKind, utilityMonths } from './utility-months';

export const water12m: Feature = {
  key: 'water-12m',
  label: '用水量',
  unit: 'm³',
  type: 'number',
  sources: ['utility'],
  window: '近 12 个月',
  windowMonths: 12,
  reads: ofKind('water'),
  consent: 'utility',
  missing: '近 12 个月没有用水量记录',
  version: 1,
  compute: (view, asOf) => sumIn(utilityMonths(view, asOf).water.quantity, 0, 12),
};
