import { annualReports, newestReport } from './annual-reports';
import type { Feature } from './feature';

export const totalAssetsLatest: Feature = {
  key: 'total-assets-latest',
  label: '年报资产总额',
  unit: '元',
  type: 'money',
  sources: ['annual-report'],
  window: '最近一次年报，不早于前两年',
  windowMonths: 36,
  consent: 'finance',
  missing: '近两个年度的年报未报送或未公示资产总额',
  version: 1,
  compute: (view, asOf) => newestReport(annualReports(view, asOf), asOf, (r) => r.totalAssets),
};
