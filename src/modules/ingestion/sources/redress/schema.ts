import { z } from 'zod';
import { day, everyPayload, text } from '../../domain/payload-types';
import { REDRESS_EFFECTS, REDRESSED } from '../../domain/redress';

/** What one record of 异议与修复结果 holds once parsed. */
export const redressSchema = z.strictObject({
  ...everyPayload,
  caseNo: text(),
  target: z.enum(REDRESSED),
  /** names the record: `recordKey` of `domain/fallen.ts` */
  targetKey: z.string().regex(/^k-[0-9a-f]{32}$/),
  effect: z.enum(REDRESS_EFFECTS),
  decidedOn: day(),
  authority: text().optional(),
});

export type Redress = z.infer<typeof redressSchema>;
