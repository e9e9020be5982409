import type { Feature } from './feature';
import { variationIn } from './monthly-series';
import { ofKind, utilityMonths } from './utility-months';

/** σ/μ of monthly kWh over the months read. */
export const electricityVolatility12m: Feature = {
  key: 'electricity-volatility-12m',
  label: '用电波动系数',
  unit: '',
  type: 'number',
  sources: ['utility'],
  window: '近 12 个月',
  windowMonths: 12,
  reads: ofKind('electricity'),
  consent: 'utility',
  missing: '近 12 个月有用电量的月份不足 2 个，或用电量为 0',
  version: 1,
  compute: (view, asOf) => variationIn(utilityMonths(view, asOf).electricity.quantity, 0, 12),
};
