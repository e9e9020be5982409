import { annualReports, newestReport } from './annual-reports';
import type { Feature } from './feature';
import { growth } from './monthly-series';

export const revenueGrowthLatest: Feature = {
  key: 'revenue-growth-latest',
  label: '年报营业收入增长',
  unit: '%',
  type: 'ratio',
  sources: ['annual-report'],
  window: '最近一次年报比上一年',
  windowMonths: 48,
  consent: 'finance',
  missing: '近两个年度没有连续两年公示营业收入，或上一年不大于 0',
  version: 1,
  compute: (view, asOf) => {
    const reports = annualReports(view, asOf);
    const latest = newestReport(reports, asOf, (r) => (r.revenue === undefined ? undefined : r.year));
    const of = (year: number) => reports.find((r) => r.year === year)?.revenue;
    return latest === undefined ? undefined : growth(of(latest), of(latest - 1));
  },
};
