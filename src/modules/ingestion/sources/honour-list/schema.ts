import { z } from 'zod';
import { day, everyPayload, inOrder, text, yearNo } from '../../domain/payload-types';

/** What one record of 荣誉资质名单 holds once parsed. */
export const honourListSchema = z
  .strictObject({
    ...everyPayload,
    honour: z.enum([
      'high-tech',
      'tech-sme',
      'srdi',
      'little-giant',
      'gazelle',
      'young-eagle',
      'a-grade-taxpayer',
      'customs-aeo',
      'ip-advantage',
      'interest-subsidy',
      'rating',
      'other',
    ]),
    honourName: text().optional(),
    grantedOn: day().optional(),
    year: yearNo().optional(),
    validUntil: day().optional(),
    certificateNo: text().optional(),
    level: text().optional(),
  })
  .refine((p) => inOrder(p.grantedOn, p.validUntil), { path: ['validUntil'], message: '有效期早于认定日期' });

export type HonourList = z.infer<typeof honourListSchema>;
