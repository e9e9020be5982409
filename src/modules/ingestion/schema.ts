import { z } from 'zod';
import { isIsoDate } from '@/kernel/period';
import { REASON_CODES } from './domain/reasons';
import { SOURCE_KEYS } from './domain/source';

const id = z.string().regex(/^\d{1,18}$/);
const limit = z.number().int().min(1).max(200).default(50);

export const BATCH_STATUSES = ['running', 'done', 'refused', 'failed'] as const;
export const QUARANTINE_STATUSES = ['open', 'resolved', 'dismissed'] as const;

export const batchIdSchema = z.strictObject({ batchId: id });

/** Newest first; `before` is the last id of the page before. */
export const listBatchesSchema = z.strictObject({
  source: z.enum(SOURCE_KEYS).optional(),
  status: z.enum(BATCH_STATUSES).optional(),
  before: id.optional(),
  limit,
});
export type ListBatches = z.infer<typeof listBatchesSchema>;

/** Oldest first; `after` is the last id of the page before. */
export const listQuarantineSchema = z.strictObject({
  batchId: id.optional(),
  source: z.enum(SOURCE_KEYS).optional(),
  reason: z.enum(REASON_CODES).optional(),
  status: z.enum(QUARANTINE_STATUSES).optional(),
  after: id.optional(),
  limit,
});
export type ListQuarantine = z.infer<typeof listQuarantineSchema>;

export const quarantineIdSchema = z.strictObject({ id });

export const dismissQuarantineSchema = z.strictObject({
  id,
  remark: z.string().trim().min(1, '请写明为什么不再处理').max(500),
});

export const resolveQuarantineSchema = z.strictObject({
  id,
  cells: z.array(z.string().max(100_000)).min(1).max(500),
  remark: z.string().trim().max(500).optional(),
});

export const enterpriseRecordsSchema = z.strictObject({
  enterpriseId: id,
  source: z.enum(SOURCE_KEYS).optional(),
});

/** What a browser may send in one file; larger ones go in by the command line. */
export const UPLOAD_MAX_BYTES = 200 * 1024 * 1024;

export const ingestUploadSchema = z.strictObject({
  uploadId: z.uuid(),
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(80, '文件名不超过 80 个字')
    .regex(/^[^/\\\p{Cc}]+$/u, '文件名不能含有斜线或控制字符')
    .refine((name) => name !== '.' && name !== '..', '不是文件名'),
  source: z.enum(SOURCE_KEYS).optional(),
  profile: z.string().max(64).optional(),
  publishedOn: z.string().refine(isIsoDate, '日期须形如 2026-11-20').optional(),
});
export type IngestUpload = z.infer<typeof ingestUploadSchema>;

/** The work list's filter as it stands in the page's address; what makes no sense is left out. */
export const quarantineAddressSchema = z.object({
  batch: id.optional().catch(undefined),
  source: z.enum(SOURCE_KEYS).optional().catch(undefined),
  reason: z.enum(REASON_CODES).optional().catch(undefined),
  status: z
    .enum([...QUARANTINE_STATUSES, 'all'])
    .optional()
    .catch(undefined),
});
