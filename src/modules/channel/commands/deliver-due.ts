import { randomBytes } from 'node:crypto';
import { instant } from '@/kernel/period';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import { type BankEvent, Prisma, type WebhookDelivery, type WebhookEndpoint } from '@/server/prisma/client';
import { SYSTEM_ACTOR } from '@/server/scopes';
import { open } from '@/server/sealed';
import { nextAttempt } from '../domain/backoff';
import { signatureOf } from '../domain/signature';
import { placeOfSecret } from './manage-webhooks';
import { type Posted, postWebhook } from './post-webhook';
import { spreadEvents } from './spread-events';

const AT_ONCE = 8;
/** Whoever sends one holds it so long: longer than a POST may take. Killed, it is free again then. */
const HOLD_MS = 60_000;
const CLOSED = 'closed';

export type Delivered = { readonly spread: number; readonly delivered: number; readonly failed: number };

/**
 * Sends what is due: at least once each, and of one subject to one endpoint in the order it happened — the next
 * goes when the one before arrived or was given up. An endpoint that cannot be reached is left for the next run.
 * @param options.now what counts as now, for tests
 */
export async function deliverDue(options: { readonly now?: () => Date } = {}): Promise<Delivered> {
  const clock = options.now ?? (() => new Date());
  const spread = await spreadEvents(clock());
  const down = new Set<string>();
  let [delivered, failed] = [0, 0];
  for (;;) {
    const due = await dueNow(clock(), [...down]);
    if (due.length === 0) return { spread, delivered, failed };
    await Promise.all(
      due.map(async ({ id }) => {
        const outcome = await deliverOne(id, clock);
        if (outcome === 'delivered') delivered += 1;
        else if (outcome !== 'taken') {
          failed += 1;
          if (outcome.unreachable) down.add(outcome.endpointId);
        }
      }),
    );
  }
}

/** The first that waits of each subject and endpoint, oldest event first. */
async function dueNow(now: Date, without: readonly string[]): Promise<{ id: string }[]> {
  const reached =
    without.length > 0 ? Prisma.sql`AND d.endpoint_id NOT IN (${Prisma.join(without)})` : Prisma.empty;
  return db().$queryRaw<{ id: string }[]>`
    SELECT d.id FROM webhook_delivery d
      WHERE d.state = 'waiting' AND d.next_at <= ${now} AND (d.held_until IS NULL OR d.held_until <= ${now}) ${reached}
        AND NOT EXISTS (SELECT 1 FROM webhook_delivery b WHERE b.endpoint_id = d.endpoint_id
          AND b.subject = d.subject AND b.state = 'waiting' AND b.event_id < d.event_id)
      ORDER BY d.event_id, d.id LIMIT ${AT_ONCE}`;
}

type Outcome = 'delivered' | 'taken' | { readonly endpointId: string; readonly unreachable: boolean };

async function deliverOne(id: string, clock: () => Date): Promise<Outcome> {
  const begun = clock();
  const held = await audited(SYSTEM_ACTOR, async (tx) => {
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, state: 'waiting', OR: [{ heldUntil: null }, { heldUntil: { lte: begun } }] },
      data: { heldUntil: new Date(begun.getTime() + HOLD_MS), attempts: { increment: 1 } },
    });
    const row = count > 0 ? await tx.webhookDelivery.findUniqueOrThrow({ where: { id } }) : undefined;
    return {
      result: row,
      entry: {
        action: 'send-webhook',
        subject: `webhook-delivery:${id}`,
        after: { attempt: row?.attempts ?? 0 },
      },
    };
  });
  if (!held) return 'taken';
  const [event, endpoint] = await Promise.all([
    db().bankEvent.findUniqueOrThrow({ where: { id: held.eventId } }),
    db().webhookEndpoint.findUniqueOrThrow({ where: { id: held.endpointId } }),
  ]);
  // closed while it was being spread
  const posted = endpoint.closedAt ? { error: CLOSED } : await send(held, event, endpoint, clock());
  const arrived = 'status' in posted && posted.status >= 200 && posted.status < 300;
  await keepOutcome(held, posted, arrived, clock());
  if (arrived) return 'delivered';
  return { endpointId: endpoint.id, unreachable: 'error' in posted || posted.status >= 500 };
}

function send(row: WebhookDelivery, event: BankEvent, endpoint: WebhookEndpoint, now: Date): Promise<Posted> {
  const body = JSON.stringify({
    ...{ eventId: String(event.id), type: event.type, at: instant(event.at), data: event.data },
    ...(endpoint.sandbox && { sandbox: true }),
  });
  const [timestamp, nonce] = [Math.floor(now.getTime() / 1000), randomBytes(16).toString('hex')];
  const secret = open(endpoint.secretSealed, placeOfSecret(endpoint.id));
  return postWebhook(endpoint.url, body, {
    'xyd-delivery': row.id,
    'xyd-event': event.type,
    'xyd-timestamp': String(timestamp),
    'xyd-nonce': nonce,
    'xyd-signature': signatureOf(secret, { timestamp, nonce, deliveryId: row.id, body }),
  });
}

/** Only while it waits: who closed the endpoint meanwhile has the last word. */
async function keepOutcome(row: WebhookDelivery, posted: Posted, arrived: boolean, now: Date): Promise<void> {
  const [lastStatus, lastError] = 'status' in posted ? [posted.status, null] : [null, posted.error];
  await audited(SYSTEM_ACTOR, async (tx) => {
    // a redelivery asked for meanwhile began a new round: it is counted from there
    const { firstAt } = await tx.webhookDelivery.findUniqueOrThrow({ where: { id: row.id } });
    const nextAt = arrived || lastError === CLOSED ? undefined : nextAttempt(row.attempts, firstAt, now);
    const state = arrived ? 'delivered' : nextAt ? 'waiting' : 'given-up';
    await tx.webhookDelivery.updateMany({
      where: { id: row.id, state: 'waiting' },
      data: { state, lastStatus, lastError, heldUntil: null, nextAt, deliveredAt: arrived ? now : null },
    });
    return {
      result: undefined,
      entry: {
        action: arrived ? 'deliver-webhook' : 'fail-webhook',
        subject: `webhook-delivery:${row.id}`,
        after: { state, attempt: row.attempts, status: lastStatus, error: lastError },
      },
    };
  });
}
