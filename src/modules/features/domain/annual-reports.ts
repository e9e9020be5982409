import type { SourceRecord } from '@/modules/ingestion/domain/record';
import { oncePerView } from './once-per-view';

export type AnnualReport = {
  readonly year: number;
  readonly revenue?: number;
  readonly totalAssets?: number;
  readonly totalLiabilities?: number;
  readonly netProfit?: number;
  readonly employees?: number;
};

/** 企业年报 of the two years before asOf's, newest first, one per year (the last told). Money in 分. */
export const annualReports = oncePerView((view, asOf): readonly AnnualReport[] => {
  const oldest = Number(asOf.slice(0, 4)) - 2;
  const byYear = new Map<number, AnnualReport>();
  for (const { payload } of view.of('annual-report') as readonly SourceRecord<AnnualReport>[]) {
    if (payload.year >= oldest - 1) byYear.set(payload.year, payload);
  }
  return [...byYear.values()].sort((a, b) => b.year - a.year);
});

/** The newest report, at most two years back, for which `told` gives a number. */
export function newestReport(
  reports: readonly AnnualReport[],
  asOf: string,
  told: (report: AnnualReport) => number | undefined,
): number | undefined {
  const oldest = Number(asOf.slice(0, 4)) - 2;
  for (const report of reports) {
    if (report.year < oldest) break;
    const value = told(report);
    if (value !== undefined) return value;
  }
  return undefined;
}
