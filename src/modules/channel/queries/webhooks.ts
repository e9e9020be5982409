import type { BankEventType } from '@/kernel/bank-events';
import { AppError } from '@/kernel/errors';
import { instant } from '@/kernel/period';
import { db } from '@/server/db';
import type { Whose } from '../commands/manage-webhooks';

type Event = Exclude<BankEventType, 'ping'>;
const MOST = 200;

/** The open endpoints of one kind of a bank, oldest first. */
export async function webhooks({ scope, sandbox }: Whose) {
  const rows = await db().webhookEndpoint.findMany({
    where: { bankId: scope.bankId, sandbox, closedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((r) => ({
    ...{ webhookId: r.id, url: r.url, events: r.events as Event[], createdAt: instant(r.createdAt) },
  }));
}

export type DeliveryState = 'waiting' | 'delivered' | 'given-up';

/** What was sent to one endpoint, newest first. @throws AppError not-found */
export async function deliveriesOf({ scope, sandbox }: Whose, webhookId: string) {
  const own = await db().webhookEndpoint.count({ where: { id: webhookId, bankId: scope.bankId, sandbox } });
  if (own === 0) throw new AppError('not-found', 'webhook-unknown', '没有这个回调地址，请核对编号。');
  const lines = await deliveryLines({ endpointId: { in: [webhookId] } });
  return lines.map(({ endpointId: _, ...line }) => line);
}

/** Deliveries with what they tell of, newest first, at most 200. */
export async function deliveryLines(where: {
  readonly endpointId: { readonly in: string[] };
  readonly state?: { readonly in: string[] };
}) {
  const rows = await db().webhookDelivery.findMany({
    where,
    orderBy: [{ eventId: 'desc' }, { id: 'asc' }],
    take: MOST,
  });
  const events = await db().bankEvent.findMany({
    where: { id: { in: rows.map((r) => r.eventId) } },
    select: { id: true, type: true },
  });
  const types = new Map(events.map((e) => [e.id, e.type as BankEventType]));
  return rows.map((r) => ({
    ...{
      deliveryId: r.id,
      endpointId: r.endpointId,
      eventId: String(r.eventId),
      type: types.get(r.eventId) as BankEventType,
    },
    ...{
      attempts: r.attempts,
      state: r.state as DeliveryState,
      lastStatus: r.lastStatus,
      lastError: r.lastError,
    },
    nextAt: r.state === 'waiting' ? instant(r.nextAt) : null,
    deliveredAt: r.deliveredAt ? instant(r.deliveredAt) : null,
  }));
}
