import { annualReports, newestReport } from './annual-reports';
import type { Feature } from './feature';

export const netMarginLatest: Feature = {
  key: 'net-margin-latest',
  label: '净利率',
  unit: '%',
  type: 'ratio',
  sources: ['annual-report'],
  window: '最近一次年报，不早于前两年',
  windowMonths: 36,
  consent: 'finance',
  missing: '近两个年度的年报未同时公示营业收入与净利润',
  version: 1,
  compute: (view, asOf) =>
    newestReport(annualReports(view, asOf), asOf, ({ revenue, netProfit }) =>
      revenue === undefined || netProfit === undefined || revenue <= 0 ? undefined : netProfit / revenue,
    ),
};
