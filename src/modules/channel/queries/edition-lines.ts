import { instant } from '@/kernel/period';
import { db } from '@/server/db';
import type { Call } from '../commands/api-client';
import { cursorOf } from '../domain/cursor';
import type { Answer } from '../domain/operations';
import { placeOf } from './application-lines';

/** The published editions of the client's bank, newest first, with the bank's own receipts. */
export async function editionLines({
  client,
  query,
}: Pick<Call<'listEditions'>, 'client' | 'query'>): Promise<Answer<'listEditions'>> {
  const before = placeOf(query.cursor);
  const rows = await db().whitelistEdition.findMany({
    where: {
      whitelist: { ownerKind: 'bank', bankId: client.scope.bankId },
      ...(before && {
        OR: [{ publishedAt: { lt: before.at } }, { publishedAt: before.at, id: { lt: before.id } }],
      }),
    },
    include: { whitelist: true },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  const receipts = await db().listReceipt.findMany({ where: { editionId: { in: shown.map((e) => e.id) } } });
  const received = new Map(receipts.map((r) => [r.editionId, instant(r.receivedAt)]));
  const last = shown.at(-1);
  return {
    items: shown.map((e) => ({
      ...{ editionId: String(e.id), code: e.whitelist.code, name: e.whitelist.name, number: e.number },
      ...{ members: e.members, publishedAt: instant(e.publishedAt), receivedAt: received.get(e.id) ?? null },
    })),
    next: last && rows.length > shown.length ? cursorOf({ at: last.publishedAt, id: last.id }) : null,
  };
}
