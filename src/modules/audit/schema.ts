import { z } from 'zod';
import { rowIdSchema as id } from '@/kernel/row-id';

const day = z.iso.date('日期须为 年-月-日');
const word = (most: number) => z.string().trim().min(1).max(most);

/** What of the trail is asked for; days are whole days in Tianjin, both included. */
export const trailFilterSchema = z
  .strictObject({
    from: day.optional(),
    to: day.optional(),
    actor: word(64).optional(),
    role: word(32).optional(),
    action: word(64).optional(),
    /** the beginning of a subject: `user:`, `batch:12` */
    subject: word(128).optional(),
  })
  .refine((f) => !f.from || !f.to || f.from <= f.to, { message: '开始日期不能晚于结束日期' });
export type TrailFilter = z.infer<typeof trailFilterSchema>;

export const trailPageSchema = z.strictObject({
  ...trailFilterSchema.shape,
  /** the id of the last row of the page before */
  before: id.optional(),
});
export const trailEventSchema = z.strictObject({ id });
