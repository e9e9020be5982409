import { z } from 'zod';
import { isIsoDate } from '@/kernel/period';
import { rowIdSchema } from '@/kernel/row-id';
import { twinDraftSchema, twinPlanSchema } from '@/modules/whitelist/schema';

const day = z.string().refine(isIsoDate, '日期须形如 2026-11-20');
const district = z.string().regex(/^120\d{3}$/);

export const districtQuerySchema = z.strictObject({
  district: district.optional(),
  from: day.optional(),
  to: day.optional(),
});
export const reportTargetSchema = z.strictObject({
  targetId: rowIdSchema,
  value: z.number().min(0),
  reportedOn: day,
  note: z.string().max(255).default(''),
});
export const nearMissSchema = z.strictObject({
  district: district.optional(),
  snapshot: z.string().max(40).optional(),
});
export const twinTargetsSchema = twinPlanSchema.extend({ draft: twinDraftSchema });
