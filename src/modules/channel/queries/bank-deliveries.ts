import { instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { deliveryLines } from './webhooks';

/** Every endpoint of the bank that is open, real and sandbox, oldest first. */
export async function bankWebhooks(scope: BankScope) {
  const rows = await db().webhookEndpoint.findMany({
    where: { bankId: scope.bankId, closedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const waiting = await db().webhookDelivery.groupBy({
    by: ['endpointId'],
    where: { endpointId: { in: rows.map((r) => r.id) }, state: 'waiting' },
    _count: true,
  });
  const counts = new Map(waiting.map((w) => [w.endpointId, w._count]));
  return rows.map((r) => ({
    ...{ webhookId: r.id, url: r.url, events: r.events as string[], sandbox: r.sandbox },
    ...{ createdBy: r.createdBy, createdAt: instant(r.createdAt), waiting: counts.get(r.id) ?? 0 },
  }));
}

/** What the bank was told, newest first, at most 200. @param asked.state `open` = not arrived */
export async function bankDeliveries(scope: BankScope, asked: { readonly state: 'open' | 'all' }) {
  const endpoints = await db().webhookEndpoint.findMany({ where: { bankId: scope.bankId } });
  return withTarget(endpoints, asked.state);
}

/** What did not arrive anywhere, for the platform. */
export async function openDeliveries(_scope: OperatorScope) {
  const open = await db().webhookDelivery.findMany({
    where: { state: { in: OPEN } },
    distinct: ['endpointId'],
    select: { endpointId: true },
  });
  const endpoints = await db().webhookEndpoint.findMany({
    where: { id: { in: open.map((o) => o.endpointId) } },
  });
  const banks = await db().bank.findMany({ where: { id: { in: endpoints.map((e) => e.bankId) } } });
  const codes = new Map(banks.map((b) => [b.id, b.code]));
  const bankOf = new Map(endpoints.map((e) => [e.id, codes.get(e.bankId) ?? '']));
  const lines = await withTarget(endpoints, 'open');
  return lines.map((line) => ({ ...line, bank: bankOf.get(line.endpointId) ?? '' }));
}

const OPEN = ['waiting', 'given-up'];

async function withTarget(endpoints: readonly { id: string; url: string }[], state: 'open' | 'all') {
  const lines = await deliveryLines({
    endpointId: { in: endpoints.map((e) => e.id) },
    ...(state === 'open' && { state: { in: OPEN } }),
  });
  const urls = new Map(endpoints.map((e) => [e.id, e.url]));
  return lines.map((line) => ({ ...line, url: urls.get(line.endpointId) ?? '' }));
}
