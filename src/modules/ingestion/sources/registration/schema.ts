import { z } from 'zod';
import { day, everyPayload, inOrder, money, text } from '../../domain/payload-types';

/** What one record of 登记注册 holds once parsed. */
export const registrationSchema = z
  .strictObject({
    ...everyPayload,
    name: text(),
    establishedOn: day().optional(),
    registeredCapital: money().optional(),
    kind: z.enum(['company', 'individual', 'cooperative', 'homestay', 'branch', 'other']).optional(),
    industryCode: text().optional(),
    districtCode: text().optional(),
    zone: z.enum(['teda', 'free-trade-port', 'high-tech', 'dongjiang', 'eco-city']).optional(),
    street: text().optional(),
    status: z.enum(['active', 'revoked', 'cancelled', 'moved-out']).optional(),
    approvedOn: day().optional(),
    changeItem: text().optional(),
  })
  .refine((p) => inOrder(p.establishedOn, p.approvedOn), {
    path: ['approvedOn'],
    message: '核准日期早于成立日期',
  });

export type Registration = z.infer<typeof registrationSchema>;
