import { z } from 'zod';
import { day, everyPayload, text } from '../../domain/payload-types';

/** Sources whose records can fall. */
export const REDRESSED = [
  'penalty',
  'abnormal-operation',
  'serious-dishonesty-list',
  'dishonest-executee',
  'court-case',
] as const;
export type Redressed = (typeof REDRESSED)[number];

/** What one record of 异议与修复结果 holds once parsed. */
export const redressSchema = z.strictObject({
  ...everyPayload,
  caseNo: text(),
  target: z.enum(REDRESSED),
  /** names the record: `recordKey` of `domain/fallen.ts` */
  targetKey: z.string().regex(/^k-[0-9a-f]{32}$/),
  effect: z.enum(['repaired', 'withdrawn', 'expired']),
  decidedOn: day(),
  authority: text().optional(),
});

export type Redress = z.infer<typeof redressSchema>;
