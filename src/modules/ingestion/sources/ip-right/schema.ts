import { z } from 'zod';
import { count, day, everyPayload, flag, inOrder, text } from '../../domain/payload-types';

/** What one record of 知识产权 holds once parsed. */
export const ipRightSchema = z
  .strictObject({
    ...everyPayload,
    kind: z.enum([
      'invention',
      'utility-model',
      'design',
      'trademark',
      'copyright',
      'ic-layout',
      'licence',
      'patent',
    ]),
    registrationNo: text().optional(),
    title: text().optional(),
    filedOn: day().optional(),
    grantedOn: day().optional(),
    expiresOn: day().optional(),
    status: z.enum(['live', 'lapsed', 'invalid', 'pending']).optional(),
    pledged: flag().optional(),
    count: count().optional(),
  })
  .refine((p) => inOrder(p.filedOn, p.grantedOn), { path: ['grantedOn'], message: '授权日早于申请日' })
  .refine((p) => inOrder(p.filedOn, p.expiresOn), { path: ['expiresOn'], message: '届满日早于申请日' });

export type IpRight = z.infer<typeof ipRightSchema>;
