import { z } from 'zod';
import { count, day, everyPayload, money, text } from '../../domain/payload-types';

/** What one record of 放款还款反馈 holds once parsed. */
export const repaymentFeedbackSchema = z.strictObject({
  ...everyPayload,
  loanNo: text(),
  event: z.enum(['applied', 'approved', 'rejected', 'drawn', 'repaid', 'overdue', 'settled']),
  happenedOn: day(),
  product: text().optional(),
  amount: money().optional(),
  daysPastDue: count().optional(),
});

export type RepaymentFeedback = z.infer<typeof repaymentFeedbackSchema>;
