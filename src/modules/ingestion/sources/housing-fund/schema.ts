import { z } from 'zod';
import { count, everyPayload, money, month } from '../../domain/payload-types';

/** What one record of 住房公积金 holds once parsed. */
export const housingFundSchema = z.strictObject({
  ...everyPayload,
  month: month(),
  payers: count().optional(),
  paid: money().optional(),
});

export type HousingFund = z.infer<typeof housingFundSchema>;
