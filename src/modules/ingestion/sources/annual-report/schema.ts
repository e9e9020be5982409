import { z } from 'zod';
import { count, day, everyPayload, money, yearNo } from '../../domain/payload-types';

/** What one record of 企业年报 holds once parsed. */
export const annualReportSchema = z
  .strictObject({
    ...everyPayload,
    year: yearNo(),
    reportedOn: day().optional(),
    revenue: money().optional(),
    totalAssets: money().optional(),
    totalLiabilities: money().optional(),
    netProfit: money().optional(),
    employees: count().optional(),
  })
  .refine((p) => p.reportedOn === undefined || Number(p.reportedOn.slice(0, 4)) >= p.year, {
    path: ['reportedOn'],
    message: '报送日期早于报告年度',
  });

export type AnnualReport = z.infer<typeof annualReportSchema>;
