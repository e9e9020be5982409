import { z } from 'zod';
import { everyPayload, money, month, quantity } from '../../domain/payload-types';

/** What one record of 水电气缴费 holds once parsed. */
export const utilitySchema = z.strictObject({
  ...everyPayload,
  month: month(),
  kind: z.enum(['electricity', 'water', 'gas']),
  quantity: quantity().optional(),
  amount: money().optional(),
  arrears: money().optional(),
});

export type Utility = z.infer<typeof utilitySchema>;
