import { z } from 'zod';
import { day, everyPayload, flag, money, text } from '../../domain/payload-types';

/** What one record of 发票 holds once parsed. */
export const invoiceSchema = z.strictObject({
  ...everyPayload,
  direction: z.enum(['out', 'in']),
  number: text(),
  code: text().optional(),
  issuedOn: day(),
  counterparty: text(),
  amount: money().optional(),
  tax: money().optional(),
  total: money(),
  status: z.enum(['valid', 'void']),
  red: flag().optional(),
});

export type Invoice = z.infer<typeof invoiceSchema>;
