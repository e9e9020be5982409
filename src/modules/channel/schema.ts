import { z } from 'zod';
import { BANK_EVENT_TYPES } from '@/kernel/bank-events';
import { STATES } from '@/modules/applications/domain/lifecycle';
import { approveSchema, BANK_STEPS, rejectSchema, wordsSchema } from '@/modules/applications/schema';
import { API_SCOPES } from './domain/scope';

/* What banks send and are answered. Amounts are whole 分, rates and fees basis points, days YYYY-MM-DD. */

export const idText = z.string().regex(/^[1-9]\d{0,17}$/, '编号不对');
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, '编号不对');
const day = z.iso.date('日期应为 YYYY-MM-DD');
const moment = z.iso.datetime();
const fen = z.int().min(1).max(1_000_000_000_000);
const version = z.int().min(1).max(2_147_483_647).describe('读到这笔申请时的 version；有人先改过则答 409');

export const nothing = z.strictObject({});
export const editionParams = z.strictObject({ editionId: idText });
export const applicationParams = z.strictObject({ applicationId: idText });
export const webhookParams = z.strictObject({ webhookId: uuid });
export const deliveryParams = z.strictObject({ deliveryId: uuid });

const limit = z.coerce.number().int().min(1).max(200).default(100);
const cursor = z.string().max(64).optional().describe('上一页答复里的 next');
export const listQuery = z.strictObject({ limit, cursor });
export const membersQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1_000).default(500),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, '不是上一页的 next')
    .optional()
    .describe('上一页答复里的 next'),
});
export const applicationsQuery = z.strictObject({
  ...{ limit, cursor },
  changedSince: z.iso
    .datetime({ offset: true, error: '时刻应为 ISO 8601，带时区' })
    .refine((text) => text >= '2000', '时刻太早')
    .optional()
    .describe('只要这一时刻起有变化的；请用上一次答复里的 asOf'),
});

export const receiptBody = z.strictObject({ members: z.int().min(0).max(100_000_000) });
export const stepBody = z.strictObject({ version, event: z.enum(BANK_STEPS) });
export const approvalBody = z.strictObject({
  version,
  offer: approveSchema.shape.offer.extend({ validUntil: day }),
});
export const rejectionBody = rejectSchema.omit({ applicationId: true }).extend({ version });
export const questionBody = wordsSchema.omit({ applicationId: true }).extend({ version });
export const drawdownBody = z.strictObject({ version, drawnOn: day });
export const repaymentBody = z.strictObject({ version, paidOn: day, amount: fen });
export const overdueBody = z.strictObject({
  ...{ version, asOf: day },
  daysPastDue: z.int().min(1).max(36_500).describe('最早一期到 asOf 逾期的天数'),
});
const told = BANK_EVENT_TYPES.filter((type) => type !== 'ping');
export const webhookBody = z.strictObject({
  url: z.string().min(1).max(512),
  events: z.array(z.enum(told)).min(1).max(told.length),
});

/** Every answer to a sandbox client says so. */
const answer = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject({ ...shape, sandbox: z.literal(true).optional().describe('只在沙箱里出现') });
const page = <T extends z.ZodType>(item: T) => ({
  items: z.array(item),
  next: z.string().nullable().describe('下一页的 cursor；null = 到头了'),
});

const listLine = z.strictObject({
  ...{ editionId: idText, code: z.string(), name: z.string(), number: z.int(), members: z.int() },
  publishedAt: moment,
  receivedAt: moment.nullable().describe('本行回执的时刻；null = 还没有回执'),
});
export const listsAnswer = answer(page(listLine));
const member = z.strictObject({
  rank: z.int(),
  name: z.string().describe('没有授权本行的企业用代号'),
  ...{ uscc: z.string().nullable(), districtCode: z.string().nullable(), authorised: z.boolean() },
  outcome: z.enum(['pass', 'refer']),
  score: z.number().nullable().describe('null = 未评分或不显示'),
  limit: z.int().nullable().describe('建议额度（分）；null = 未知或不显示'),
});
export const listAnswer = answer({
  ...{ editionId: idText, code: z.string(), name: z.string(), number: z.int(), members: z.int() },
  ...{ sha256: z.string(), publishedAt: moment },
  ...page(member),
});
export const receiptAnswer = answer({ editionId: idText, members: z.int(), receivedAt: moment });

const line = z.strictObject({
  ...{ applicationId: idText, version: z.int(), state: z.enum(STATES), stateAt: moment },
  submittedAt: moment.nullable(),
  product: z.strictObject({ code: z.string(), name: z.string() }),
  enterprise: z.strictObject({ name: z.string(), uscc: z.string().nullable() }),
  asked: z.strictObject({ amount: fen, termMonths: z.int(), purpose: z.string() }),
  due: day.nullable().describe('本行或企业这一步的期限；null = 没有时限在走'),
});
export const applicationsAnswer = answer({
  ...page(line),
  asOf: moment.describe('到这一时刻为止是全的；下一次用它作 changedSince，个别会重复，不会漏'),
});
const offer = approveSchema.shape.offer.extend({ validUntil: day });
const loan = z.strictObject({
  ...{ loanNo: z.string(), drawnOn: day, amount: fen, rate: z.int(), termMonths: z.int() },
  method: z.string(),
  plan: z.array(z.strictObject({ number: z.int(), dueOn: day, principal: z.int(), interest: z.int() })),
  ...{ paid: z.int(), arrears: z.int(), daysPastDue: z.int() },
  payoff: z.int().describe('今天全部结清要付的（分）'),
});
const fact = z.strictObject({
  ...{ key: z.string(), label: z.string(), window: z.string(), text: z.string() },
  known: z.boolean().describe('false = 未知，不是零'),
  ...{ category: z.string(), dataDate: day.nullable() },
});
export const applicationAnswer = answer({
  ...line.shape,
  ...{ offer: offer.nullable(), loan: loan.nullable() },
  facts: z.strictObject({
    ...{ asOf: day, snapshotId: z.string(), opened: z.array(z.string()), items: z.array(fact) },
    withheld: z.int().describe('企业没有授权、因而没有给出的条数'),
  }),
});
export const movedAnswer = answer({
  ...{ applicationId: idText, version: z.int(), state: z.enum(STATES), stateAt: moment },
});

const webhook = z.strictObject({
  ...{ webhookId: uuid, url: z.string(), events: z.array(z.enum(told)), createdAt: moment },
});
export const webhooksAnswer = answer({ items: z.array(webhook) });
export const webhookAnswer = answer({
  ...webhook.shape,
  secret: z.string().describe('验签密钥，只在这里给出'),
});
export const webhookClosedAnswer = answer({ webhookId: uuid, closed: z.literal(true) });
const delivery = z.strictObject({
  ...{ deliveryId: uuid, eventId: idText, type: z.enum(BANK_EVENT_TYPES), attempts: z.int() },
  state: z.enum(['waiting', 'delivered', 'given-up']),
  ...{ nextAt: moment.nullable(), lastStatus: z.int().nullable(), lastError: z.string().nullable() },
  deliveredAt: moment.nullable(),
});
export const deliveriesAnswer = answer({ items: z.array(delivery) });
export const sentAnswer = answer({ deliveryId: uuid, state: z.literal('waiting') });

/* What the pages send. */

export const clientSchema = z.strictObject({
  name: z.string().trim().min(2, '请写名称，至少 2 个字').max(64),
  scopes: z.array(z.enum(API_SCOPES)).min(1, '请至少选一项权限').max(API_SCOPES.length),
  sandbox: z.boolean(),
});
export const clientIdSchema = z.strictObject({ clientId: z.string().max(40) });
export const webhookIdSchema = webhookParams;
export const deliveryIdSchema = deliveryParams;
export const deliveriesSchema = z.strictObject({ state: z.enum(['open', 'all']).default('open') });
