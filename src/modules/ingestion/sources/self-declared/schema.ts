import { z } from 'zod';
import { count, day, everyPayload, money } from '../../domain/payload-types';

/** What one record of 企业自主申报 holds once parsed. */
export const selfDeclaredSchema = z.strictObject({
  ...everyPayload,
  declaredOn: day(),
  employees: count().optional(),
  revenue: money().optional(),
  orders: money().optional(),
  need: money().optional(),
});

export type SelfDeclared = z.infer<typeof selfDeclaredSchema>;
