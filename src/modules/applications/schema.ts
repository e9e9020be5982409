import { z } from 'zod';
import { isIsoDate } from '@/kernel/period';
import { rowIdSchema as id } from '@/kernel/row-id';
import { GRANTABLE, type GrantableCategory } from '@/modules/consent/domain/consent';
import { sentDocumentsSchema } from '@/modules/documents/schema';
import { needSchema } from '@/modules/matching/schema';
import { REPAYMENT_METHOD_KEYS } from '@/modules/products/domain/product';
import { REJECT_REASONS, type RejectReason } from './labels';

const day = z.string().refine(isIsoDate, '日期不存在');
const categories = Object.keys(GRANTABLE) as [GrantableCategory, ...GrantableCategory[]];
const reasons = Object.keys(REJECT_REASONS) as [RejectReason, ...RejectReason[]];
/** Amounts in 分. */
const amount = z.int().min(1).max(1_000_000_000_000);
const bp = z.int().min(0).max(1_000);

export const MOST_PRODUCTS = 8;
export const choicesSchema = z.strictObject({ need: needSchema });
export const startSchema = z.strictObject({
  need: needSchema,
  codes: z
    .array(z.string().max(48))
    .min(1, '请至少选一款产品')
    .max(MOST_PRODUCTS, `一次最多选 ${MOST_PRODUCTS} 款产品`),
});
export const formSchema = z.strictObject({ formId: id });
export const submitSchema = formSchema.extend({
  grants: z
    .array(z.strictObject({ bankId: id, categories: z.array(z.enum(categories)).max(categories.length) }))
    .max(MOST_PRODUCTS),
  months: z.int().min(1).max(36),
  files: sentDocumentsSchema.default([]),
});
export const applicationSchema = z.strictObject({ applicationId: id });
/** What was seen when the step was decided. */
const seen = applicationSchema.extend({ version: z.int().min(1) });

export const ENTERPRISE_STEPS = ['take-offer', 'decline-offer', 'withdraw'] as const;
export const BANK_STEPS = ['accept', 'review', 'sign', 'default'] as const;
export type PlainEvent = (typeof ENTERPRISE_STEPS)[number] | (typeof BANK_STEPS)[number];
export const enterpriseStepSchema = seen.extend({ event: z.enum(ENTERPRISE_STEPS) });
export const bankStepSchema = seen.extend({ event: z.enum(BANK_STEPS) });
export const wordsSchema = seen.extend({ words: z.string().trim().min(2, '请写清楚，至少 2 个字').max(500) });
export const answerSchema = wordsSchema.extend({ files: sentDocumentsSchema.default([]) });
export const fileIdSchema = z.strictObject({ fileId: id });
export const documentSchema = applicationSchema.extend({ fileId: id });
export const rejectSchema = seen.extend({
  reasons: z.array(z.enum(reasons)).min(1, '请至少选一项原因').max(reasons.length),
  remark: z.string().trim().max(500),
});
const method = z.enum(REPAYMENT_METHOD_KEYS);
/** Rates of banks here stay below 24 %. */
const rate = z.int().min(0).max(2_400);
const termMonths = z.int().min(1).max(360);
export const approveSchema = seen.extend({
  offer: z.strictObject({
    ...{ amount, rate, termMonths, method, upfrontFeeBp: bp, guaranteeFeeBp: bp, validUntil: day },
  }),
});
export const drawSchema = seen.extend({ drawnOn: day });
export const repaySchema = seen.extend({ paidOn: day, amount: amount.transform((v) => BigInt(v)) });
export const renewSchema = seen.extend({ rate, termMonths, method });
export const assignSchema = seen.extend({ mine: z.boolean() });

export const QUEUE_GROUPS = ['todo', 'waiting', 'lent', 'ended'] as const;
export type QueueGroup = (typeof QUEUE_GROUPS)[number];
export const queueSchema = z.strictObject({
  group: z.enum(QUEUE_GROUPS).default('todo'),
  mine: z.boolean().default(false),
});
export const messagesSchema = z.strictObject({ beforeId: id.optional() });
