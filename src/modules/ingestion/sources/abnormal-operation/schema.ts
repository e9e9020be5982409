import { z } from 'zod';
import { day, everyPayload, inOrder, text } from '../../domain/payload-types';

/** What one record of 经营异常名录 holds once parsed. */
export const abnormalOperationSchema = z
  .strictObject({
    ...everyPayload,
    listedOn: day().optional(),
    reason: text().optional(),
    authority: text().optional(),
    removedOn: day().optional(),
  })
  .refine((p) => inOrder(p.listedOn, p.removedOn), { path: ['removedOn'], message: '移出日期早于列入日期' });

export type AbnormalOperation = z.infer<typeof abnormalOperationSchema>;
