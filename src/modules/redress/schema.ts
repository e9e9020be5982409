import { z } from 'zod';
import { rowIdSchema as id } from '@/kernel/row-id';
import { sentDocumentsSchema } from '@/modules/documents/schema';
import { REDRESSED } from '@/modules/ingestion/domain/redress';
import { CASE_EVENTS, CASE_KINDS, CASE_STATES } from './domain/case-states';
import { GROUNDS } from './domain/grounds';

/** Its length is judged in words by the commands, after what is not kept was taken out. */
const text = z.string().max(10_000);

export const openCaseSchema = z
  .strictObject({
    kind: z.enum(CASE_KINDS),
    source: z.enum(REDRESSED),
    targetKey: z.string().regex(/^k-[0-9a-f]{32}$/),
    ground: z.enum(GROUNDS).optional(),
    words: text,
    files: sentDocumentsSchema,
  })
  .refine((c) => (c.kind === 'objection') === (c.ground !== undefined), {
    path: ['ground'],
    message: '异议请选一个理由；信用修复不用选',
  });
export type OpenCase = z.infer<typeof openCaseSchema>;

/** `version` is the case as its reader saw it: another change in between makes it a conflict. */
export const moveCaseSchema = z.strictObject({
  caseId: id,
  version: z.int().min(1),
  event: z.enum(CASE_EVENTS),
  note: text.default(''),
  /** 认定日期 of the deciding body; with `grant` alone */
  decidedOn: z.iso.date().optional(),
});
export type MoveCase = z.infer<typeof moveCaseSchema>;

export const caseIdSchema = z.strictObject({ caseId: id });
export const fileIdSchema = z.strictObject({ fileId: id });
export const editionIdSchema = z.strictObject({ editionId: id });
export const caseQueueSchema = z.strictObject({
  kind: z.enum(CASE_KINDS).optional(),
  state: z.enum(CASE_STATES).optional(),
  authority: z.string().trim().max(128).optional(),
  overdue: z.boolean().default(false),
  /** the last line of the page before: its due day and id, `2026-12-25 17` */
  from: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2} \d{1,18}$/)
    .optional(),
  limit: z.int().min(1).max(100).default(20),
});
export type CaseQueue = z.infer<typeof caseQueueSchema>;
