import { z } from 'zod';
import { everyPayload, yearNo } from '../../domain/payload-types';

/** What one record of 纳税信用等级 holds once parsed. */
export const taxRatingSchema = z.strictObject({
  ...everyPayload,
  year: yearNo(),
  grade: z.enum(['A', 'B', 'M', 'C', 'D']),
});

export type TaxRating = z.infer<typeof taxRatingSchema>;
