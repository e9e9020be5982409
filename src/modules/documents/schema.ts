import { z } from 'zod';
import { rowIdSchema as id } from '@/kernel/row-id';

/** Files that go with what is sent; each was uploaded before. */
export const sentDocumentsSchema = z
  .array(z.strictObject({ fileId: id, name: z.string().max(255) }))
  .max(10, '最多附 10 份材料');
export type SentDocument = z.output<typeof sentDocumentsSchema>[number];
