import { z } from 'zod';
import { day, everyPayload, text } from '../../domain/payload-types';

/** What one record of 异议处理 holds once parsed. */
export const objectionSchema = z.strictObject({
  ...everyPayload,
  documentNo: text(),
  authority: text().optional(),
  decidedOn: day().optional(),
  status: text().optional(),
  completedOn: day().optional(),
});

export type Objection = z.infer<typeof objectionSchema>;
