import { z } from 'zod';
import { everyPayload, flag, money, month, text } from '../../domain/payload-types';

/** What one record of 纳税缴费 holds once parsed. */
export const taxPaymentSchema = z.strictObject({
  ...everyPayload,
  month: month().optional(),
  taxType: z.enum(['vat', 'corporate-income', 'other', 'all']),
  taxName: text().optional(),
  taxPaid: money().optional(),
  lateFee: money().optional(),
  arrears: money().optional(),
  filedOnTime: flag().optional(),
});

export type TaxPayment = z.infer<typeof taxPaymentSchema>;
