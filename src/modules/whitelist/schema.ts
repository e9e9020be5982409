import { z } from 'zod';
import { yearMonth } from '@/kernel/period';
import { rowIdSchema as id } from '@/kernel/row-id';
import { askSchema } from '@/modules/consent/schema';
import { limitDepth, limitExprSchema } from '@/modules/products/domain/limit';
import { momentShape, rulesSchema } from '@/modules/rules/schema';
import type { WhitelistDefinition } from './domain/definition';
import type { TwinDraft } from './domain/twin';

/** What of a definition a draft may replace. */
const changeable = z.strictObject({
  rules: rulesSchema,
  ranking: z
    .array(z.strictObject({ feature: z.string().max(64), direction: z.enum(['desc', 'asc']) }))
    .min(1)
    .max(3),
  cap: z.int().min(1).max(1_000_000).nullable(),
  limit: limitExprSchema.refine((e) => limitDepth(e) <= 8, '额度公式嵌套过深').nullable(),
  limitMax: z.int().min(1_000_000).max(100_000_000_000).nullable(),
});

/** 白名单口径: who is considered, by what rules, in what order, how many, with what limit. */
export const definitionSchema: z.ZodType<WhitelistDefinition> = changeable.extend({
  districts: z.array(z.string().regex(/^\d{6}$/)).max(16),
  batchIds: z.array(z.string().regex(/^\d{1,18}$/)).max(20),
});
/** 规则草案: the rules, and what else it changes. */
export const twinDraftSchema: z.ZodType<TwinDraft> = changeable.partial().required({ rules: true });

export const buildSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '代码只用小写字母、数字与连字符')
    .max(48),
  name: z.string().trim().min(2, '名称至少 2 个字').max(64),
  purpose: z.string().trim().min(2, '用途至少 2 个字').max(128),
  definition: definitionSchema,
  snapshotId: z.string().max(40).optional(),
});
export const previewSchema = buildSchema.pick({ definition: true, snapshotId: true });
export const buildIdSchema = z.strictObject({ buildId: id });
export const publishSchema = z.strictObject({ buildId: id, version: z.int().min(1) });
export const returnSchema = publishSchema.extend({
  remark: z.string().trim().min(4, '请写明退回原因').max(512),
});
export const editionIdSchema = z.strictObject({ editionId: id });
export const membersSchema = z.strictObject({
  editionId: id,
  afterRank: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
  outcome: z.enum(['pass', 'refer']).optional(),
});
export const memberSchema = z.strictObject({ editionId: id, rank: z.int().min(1) });
export const diffSchema = z.strictObject({ fromId: id, toId: id });
export const exportSchema = z.strictObject({ editionId: id, format: z.enum(['xlsx', 'csv']) });
export const inviteSchema = askSchema.extend({ editionId: id, whom: z.enum(['all', 'pass']) });

const sourceKey = z.string().regex(/^(template|product|rule-set|draft):[a-z0-9-]{1,64}$/, '规则的来处不对');
export const sourceSchema = z.strictObject({ key: sourceKey });
export const outlookSchema = z.strictObject({
  rules: rulesSchema,
  base: sourceKey.optional(),
  against: sourceKey.optional(),
  ...momentShape,
  lgd: z.number().min(0, '违约损失率在 0 到 1 之间').max(1, '违约损失率在 0 到 1 之间').optional(),
});
export type OutlookQuestion = z.output<typeof outlookSchema>;
/** A draft as a file: rules alone, or with what else they change. */
export const twinDraftFileSchema = z.union([rulesSchema, twinDraftSchema]);

const code = z.string().min(1).max(64);
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .transform(yearMonth);
export const MOST_TWIN_MONTHS = 24;
const months = z.int().min(1).max(MOST_TWIN_MONTHS).default(6);

export const codeSchema = z.strictObject({ code });
export const twinPlanSchema = z.strictObject({ code, months, to: month.optional() });
const twinAsk = z.strictObject({
  code,
  draft: twinDraftSchema,
  editionId: id.optional(),
  snapshotId: z.string().max(40).optional(),
});
const oneOf = (ask: { editionId?: bigint; snapshotId?: string }) =>
  (ask.editionId === undefined) !== (ask.snapshotId === undefined);
const ONE_OF = '请指明一期名单，或没有期次的月末快照，二者取一';
/** 违约损失率, fraction; default that of an unsecured loan */
const lgd = z.number().min(0).max(1).optional();

export const twinListsSchema = twinAsk.extend({ lgd }).refine(oneOf, ONE_OF);
export const twinMembersSchema = twinAsk
  .extend({
    group: z.enum(['left', 'entered']),
    after: z.int().min(0).default(0),
    limit: z.int().min(1).max(200).default(50),
  })
  .refine(oneOf, ONE_OF);
