import { z } from 'zod';
import { day, everyPayload, inOrder, text } from '../../domain/payload-types';

/** What one record of 行政许可 holds once parsed. */
export const licenceSchema = z
  .strictObject({
    ...everyPayload,
    documentNo: text().optional(),
    name: text().optional(),
    authority: text().optional(),
    grantedOn: day(),
    validUntil: day().optional(),
    status: z.enum(['valid', 'expired', 'revoked']).optional(),
  })
  .refine((p) => inOrder(p.grantedOn, p.validUntil), { path: ['validUntil'], message: '有效期早于许可日期' });

export type Licence = z.infer<typeof licenceSchema>;
