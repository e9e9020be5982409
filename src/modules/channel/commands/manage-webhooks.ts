import { randomUUID } from 'node:crypto';
import type { BankEventType } from '@/kernel/bank-events';
import { AppError } from '@/kernel/errors';
import { instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import { env } from '@/server/env';
import { open, seal } from '@/server/sealed';
import { newSecret } from '../domain/client';
import { type TargetRefusal, targetRefusal } from '../domain/target';
import type { Tx } from './api-client';

export const MOST_WEBHOOKS = 10;
const WORDS: Record<TargetRefusal, string> = {
  'webhook-url-malformed': '回调地址不是完整的网址，请改成 https://… 的形式，不带 #。',
  'webhook-url-not-https': '回调地址须为 https。',
  'webhook-url-credentials': '回调地址里不能带用户名和密码。请去掉，改用签名验证来源。',
  'webhook-url-private': '回调地址不在公网上，平台不向内网发通知。请用公网的域名。',
};

/** Whose endpoints: sandbox ones and real ones never see each other. */
export type Whose = { readonly scope: BankScope; readonly sandbox: boolean };
export const placeOfSecret = (id: string) => `webhook_endpoint.secret_sealed:${id}`;

export function refuseTarget(url: string): void {
  const wrong = targetRefusal(url, env().XYD_WEBHOOK_LOCAL === 'allowed');
  if (wrong) throw new AppError('invalid', wrong, WORDS[wrong]);
}

type Created = { webhookId: string; url: string; events: BankEventType[]; createdAt: string; secret: string };

/**
 * @param keep runs in the same transaction
 * @throws AppError invalid `webhook-url-*`, conflict `webhooks-too-many`
 */
export async function createWebhook(
  { scope, sandbox }: Whose,
  input: { readonly url: string; readonly events: readonly BankEventType[] },
  keep: (tx: Tx, made: Created) => Promise<void> = async () => {},
): Promise<Created> {
  refuseTarget(input.url);
  const [id, secret, createdAt] = [randomUUID(), newSecret('whs'), new Date()];
  const events = [...new Set(input.events)].sort();
  const { bankId, actor } = scope;
  return audited(actor, async (tx) => {
    await tx.$queryRaw`SELECT id FROM bank WHERE id = ${bankId} FOR UPDATE`;
    if ((await tx.webhookEndpoint.count({ where: { bankId, sandbox, closedAt: null } })) >= MOST_WEBHOOKS)
      throw new AppError(
        'conflict',
        'webhooks-too-many',
        `一家银行最多 ${MOST_WEBHOOKS} 个回调地址，请先停用一个。`,
      );
    await tx.webhookEndpoint.create({
      data: {
        ...{ id, bankId, sandbox, url: input.url, events, createdAt, createdBy: actor.login },
        secretSealed: seal(secret, placeOfSecret(id)),
      },
    });
    const made = { webhookId: id, url: input.url, events, createdAt: instant(createdAt), secret };
    await keep(tx, made);
    return {
      result: made,
      entry: {
        action: 'create-webhook',
        subject: `webhook:${id}`,
        after: { host: new URL(input.url).host, events, sandbox },
      },
    };
  });
}

/** The secret again, for a write that is answered a second time. */
export async function secretOfWebhook({ scope, sandbox }: Whose, id: string): Promise<string> {
  const row = await db().webhookEndpoint.findFirstOrThrow({ where: { id, bankId: scope.bankId, sandbox } });
  return open(row.secretSealed, placeOfSecret(id));
}

export async function lockWebhook(tx: Tx, scope: BankScope | OperatorScope, id: string, sandbox?: boolean) {
  await tx.$queryRaw`SELECT id FROM webhook_endpoint WHERE id = ${id} FOR UPDATE`;
  const row = await tx.webhookEndpoint.findUnique({ where: { id } });
  const own = row && (scope.kind === 'operator' || row.bankId === scope.bankId);
  if (row && own && (sandbox === undefined || row.sandbox === sandbox)) return row;
  throw new AppError('not-found', 'webhook-unknown', '没有这个回调地址，请核对编号。');
}

/** What waits for it is not sent any more. Twice is no error. @throws AppError not-found */
export async function closeWebhook(
  scope: BankScope | OperatorScope,
  input: { readonly webhookId: string; readonly sandbox?: boolean },
): Promise<void> {
  await audited(scope.actor, async (tx) => {
    const row = await lockWebhook(tx, scope, input.webhookId, input.sandbox);
    if (!row.closedAt)
      await tx.webhookEndpoint.update({ where: { id: row.id }, data: { closedAt: new Date() } });
    const { count } = await tx.webhookDelivery.updateMany({
      where: { endpointId: row.id, state: 'waiting' },
      data: { state: 'given-up', lastError: 'closed' },
    });
    return {
      result: undefined,
      entry: { action: 'close-webhook', subject: `webhook:${row.id}`, after: { notSent: count } },
    };
  });
}
