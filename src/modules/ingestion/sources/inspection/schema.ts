import { z } from 'zod';
import { day, everyPayload, text } from '../../domain/payload-types';

/** What one record of 监督抽查 holds once parsed. */
export const inspectionSchema = z.strictObject({
  ...everyPayload,
  taskName: text(),
  authority: text().optional(),
  inspectedOn: day(),
  result: text().optional(),
});

export type Inspection = z.infer<typeof inspectionSchema>;
