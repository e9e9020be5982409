import type { Feature } from './feature';
import { sumIn } from './monthly-series';
import { ofKind, utilityMonths } from './utility-months';

export const electricity12m: Feature = {
  key: 'electricity-12m',
  label: '用电量',
  unit: 'kWh',
  type: 'number',
  sources: ['utility'],
  window: '近 12 个月',
  windowMonths: 12,
  reads: ofKind('electricity'),
  consent: 'utility',
  missing: '近 12 个月没有用电量记录',
  version: 1,
  compute: (view, asOf) => sumIn(utilityMonths(view, asOf).electricity.quantity, 0, 12),
};
