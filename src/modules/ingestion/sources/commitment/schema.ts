import { z } from 'zod';
import { day, everyPayload, inOrder, text } from '../../domain/payload-types';

/** What one record of 信用承诺 holds once parsed. */
export const commitmentSchema = z
  .strictObject({
    ...everyPayload,
    documentNo: text(),
    kind: z.enum(['approval', 'repair', 'trade', 'voluntary', 'corrective', 'alternative']).optional(),
    promisedOn: day(),
    dueOn: day().optional(),
    fulfilled: z.enum(['yes', 'no', 'open']).optional(),
  })
  .refine((p) => inOrder(p.promisedOn, p.dueOn), { path: ['dueOn'], message: '履行期限早于承诺日期' });

export type Commitment = z.infer<typeof commitmentSchema>;
