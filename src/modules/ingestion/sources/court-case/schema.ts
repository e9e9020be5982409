import { z } from 'zod';
import { day, everyPayload, inOrder, money, text } from '../../domain/payload-types';

/** What one record of 司法案件 holds once parsed. */
export const courtCaseSchema = z
  .strictObject({
    ...everyPayload,
    caseNo: text(),
    court: text().optional(),
    filedOn: day(),
    role: z.enum(['defendant', 'plaintiff', 'third']),
    cause: text().optional(),
    amount: money().optional(),
    result: z.enum(['pending', 'won', 'lost', 'partly-lost', 'settled', 'withdrawn']).optional(),
    closedOn: day().optional(),
  })
  .refine((p) => inOrder(p.filedOn, p.closedOn), { path: ['closedOn'], message: '结案日期早于立案日期' });

export type CourtCase = z.infer<typeof courtCaseSchema>;
