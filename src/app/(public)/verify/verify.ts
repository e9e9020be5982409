'use server';
import { checkReport } from '@/server/report-check';

export const checkReportAction = async (input: { number: string; code: string }) => checkReport(input);
