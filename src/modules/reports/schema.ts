import { z } from 'zod';
import { parseUscc } from '@/kernel/uscc';
import { REPORT_NUMBER } from './domain/report-number';

const purpose = z.string().trim().min(2, '请写明用途，至少 2 个字').max(200, '用途最多 200 个字');
const number = z.string().regex(REPORT_NUMBER, '报告编号的格式不对');
const uscc = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .refine((text) => parseUscc(text).ok, '统一社会信用代码不正确，请核对 18 位代码');

export const makeOwnSchema = z.strictObject({ purpose });
export const makeForSchema = z.strictObject({ uscc, purpose });
export const reportNumberSchema = z.strictObject({ number });
export const consentYearSchema = z.strictObject({ year: z.int().min(2020).max(2100).optional() });
/** What anybody types to verify a report. */
export const verifySchema = z.strictObject({
  number: z.string().max(64, '编号过长'),
  code: z.string().max(32, '校验码过长'),
});
