import { z } from 'zod';
import { day, everyPayload, inOrder, money, text } from '../../domain/payload-types';

/** What one record of 失信被执行人 holds once parsed. */
export const dishonestExecuteeSchema = z
  .strictObject({
    ...everyPayload,
    caseNo: text(),
    court: text().optional(),
    listedOn: day(),
    amount: money().optional(),
    removedOn: day().optional(),
  })
  .refine((p) => inOrder(p.listedOn, p.removedOn), { path: ['removedOn'], message: '移出日期早于列入日期' });

export type DishonestExecutee = z.infer<typeof dishonestExecuteeSchema>;
