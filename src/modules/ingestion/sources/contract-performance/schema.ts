import { z } from 'zod';
import { day, everyPayload, flag, inOrder, money, text } from '../../domain/payload-types';

/** What one record of 合同履约 holds once parsed. */
export const contractPerformanceSchema = z
  .strictObject({
    ...everyPayload,
    contractNo: text(),
    buyer: text().optional(),
    signedOn: day().optional(),
    amount: money().optional(),
    core: flag().optional(),
    dueOn: day().optional(),
    performed: z.enum(['on-time', 'late', 'breached', 'open']).optional(),
  })
  .refine((p) => inOrder(p.signedOn, p.dueOn), { path: ['dueOn'], message: '约定完成日期早于签订日期' });

export type ContractPerformance = z.infer<typeof contractPerformanceSchema>;
