import { z } from 'zod';
import { day, everyPayload, flag, inOrder, money, text } from '../../domain/payload-types';

/** What one record of 行政处罚 holds once parsed. */
export const penaltySchema = z
  .strictObject({
    ...everyPayload,
    documentNo: text().optional(),
    authority: text().optional(),
    decidedOn: day().optional(),
    filedOn: day().optional(),
    kind: text().optional(),
    fact: text().optional(),
    basis: text().optional(),
    result: text().optional(),
    fine: money().optional(),
    confiscated: money().optional(),
    severity: z.enum(['minor', 'general', 'serious']).optional(),
    displayUntil: day().optional(),
    corrected: flag().optional(),
    correctedOn: day().optional(),
  })
  .refine((p) => inOrder(p.decidedOn, p.displayUntil), {
    path: ['displayUntil'],
    message: '公示截止期早于处罚决定日期',
  })
  .refine((p) => p.corrected !== false || p.correctedOn === undefined, {
    path: ['correctedOn'],
    message: '有改正日期但标为未改正',
  });

export type Penalty = z.infer<typeof penaltySchema>;
