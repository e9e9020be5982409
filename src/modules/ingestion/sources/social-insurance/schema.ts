import { z } from 'zod';
import { count, everyPayload, money, month } from '../../domain/payload-types';

/** What one record of 社会保险 holds once parsed. */
export const socialInsuranceSchema = z.strictObject({
  ...everyPayload,
  month: month(),
  insured: count().optional(),
  paid: money().optional(),
  arrears: money().optional(),
});

export type SocialInsurance = z.infer<typeof socialInsuranceSchema>;
