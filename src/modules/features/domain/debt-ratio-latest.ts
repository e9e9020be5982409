import { annualReports, newestReport } from './annual-reports';
import type { Feature } from './feature';

export const debtRatioLatest: Feature = {
  key: 'debt-ratio-latest',
  label: '资产负债率',
  unit: '%',
  type: 'ratio',
  sources: ['annual-report'],
  window: '最近一次年报，不早于前两年',
  windowMonths: 36,
  consent: 'finance',
  missing: '近两个年度的年报未同时公示资产总额与负债总额',
  version: 1,
  compute: (view, asOf) =>
    newestReport(annualReports(view, asOf), asOf, ({ totalAssets, totalLiabilities }) =>
      totalAssets === undefined || totalLiabilities === undefined || totalAssets <= 0
        ? undefined
        : totalLiabilities / totalAssets,
    ),
};
