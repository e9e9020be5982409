import { z } from 'zod';
import { day, everyPayload, inOrder, text } from '../../domain/payload-types';

/** What one record of 严重失信主体名单 holds once parsed. */
export const seriousDishonestyListSchema = z
  .strictObject({
    ...everyPayload,
    listName: text(),
    authority: text().optional(),
    listedOn: day(),
    removedOn: day().optional(),
  })
  .refine((p) => inOrder(p.listedOn, p.removedOn), { path: ['removedOn'], message: '移出日期早于列入日期' });

export type SeriousDishonestyList = z.infer<typeof seriousDishonestyListSchema>;
