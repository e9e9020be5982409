import type { Feature } from './feature';
import { taxMonths } from './tax-months';

/** Outstanding at the latest month or announcement that tells it. */
export const taxArrears: Feature = {
  key: 'tax-arrears',
  label: '欠税余额',
  unit: '元',
  type: 'money',
  sources: ['tax-payment'],
  window: '近 12 个月最近一次',
  windowMonths: 12,
  consent: 'tax',
  missing: '近 12 个月没有报送欠税余额（未报不当作 0）',
  version: 1,
  compute: (view, asOf) => taxMonths(view, asOf).arrears,
};
