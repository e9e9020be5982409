import { randomUUID } from 'node:crypto';
import { AppError } from '@/kernel/errors';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import type { Tx } from './api-client';
import { lockWebhook } from './manage-webhooks';

type By = BankScope | OperatorScope;
type Sent = { deliveryId: string; state: 'waiting' };
type Keep = (tx: Tx, sent: Sent) => Promise<void>;
const closed = () =>
  new AppError('conflict', 'webhook-closed', '这个回调地址已停用，不再送通知。请重新登记一个。');

/** A `ping` on its way to one endpoint. @throws AppError not-found, conflict `webhook-closed` */
export async function pingWebhook(
  scope: By,
  input: { readonly webhookId: string; readonly sandbox?: boolean },
  keep: Keep = async () => {},
): Promise<Sent> {
  return audited(scope.actor, async (tx) => {
    const row = await lockWebhook(tx, scope, input.webhookId, input.sandbox);
    if (row.closedAt) throw closed();
    const [id, at, subject] = [randomUUID(), new Date(), `ping:${row.id}`];
    const event = await tx.bankEvent.create({
      data: { bankId: row.bankId, type: 'ping', subject, at, data: { webhookId: row.id }, spreadAt: at },
    });
    await tx.webhookDelivery.create({
      data: { id, endpointId: row.id, eventId: event.id, subject, state: 'waiting', firstAt: at, nextAt: at },
    });
    const result: Sent = { deliveryId: id, state: 'waiting' };
    await keep(tx, result);
    return { result, entry: { action: 'ping-webhook', subject: `webhook:${row.id}` } };
  });
}

/** Sends one again, under the same delivery id, whether it arrived or was given up. @throws as `pingWebhook` */
export async function redeliver(
  scope: By,
  input: { readonly deliveryId: string; readonly sandbox?: boolean },
  keep: Keep = async () => {},
): Promise<Sent> {
  const unknown = () => new AppError('not-found', 'delivery-unknown', '没有这次通知，请核对编号。');
  return audited(scope.actor, async (tx) => {
    const row = await tx.webhookDelivery.findUnique({ where: { id: input.deliveryId } });
    if (!row) throw unknown();
    const endpoint = await lockWebhook(tx, scope, row.endpointId, input.sandbox).catch(() => {
      throw unknown();
    });
    if (endpoint.closedAt) throw closed();
    const now = new Date();
    // one that is being sent this moment stays held: it goes out again only if it fails
    await tx.webhookDelivery.update({
      where: { id: row.id },
      data: { state: 'waiting', firstAt: now, nextAt: now, deliveredAt: null },
    });
    const result: Sent = { deliveryId: row.id, state: 'waiting' };
    await keep(tx, result);
    return {
      result,
      entry: {
        action: 'redeliver-webhook',
        subject: `webhook-delivery:${row.id}`,
        before: { state: row.state },
      },
    };
  });
}
