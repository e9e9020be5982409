import type { Feature } from './feature';
import { sumIn } from './monthly-series';
import { ofKind, utilityMonths } from './utility-months';

export const gas12m: Feature = {
  key: 'gas-12m',
  label: '用气量',
  unit: 'm³',
  type: 'number',
  sources: ['utility'],
  window: '近 12 个月',
  windowMonths: 12,
  reads: ofKind('gas'),
  consent: 'utility',
  missing: '近 12 个月没有用气量记录',
  version: 1,
  compute: (view, asOf) => sumIn(utilityMonths(view, asOf).gas.quantity, 0, 12),
};
