import { randomUUID } from 'node:crypto';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import { SYSTEM_ACTOR } from '@/server/scopes';

const BATCH = 200;

/**
 * Turns what banks are to be told into one delivery for each endpoint that wants it. Two at once do each once, in
 * order: whoever marks the event first makes its deliveries.
 */
export async function spreadEvents(now: Date): Promise<number> {
  let spread = 0;
  for (;;) {
    const events = await db().bankEvent.findMany({
      where: { spreadAt: null },
      orderBy: { id: 'asc' },
      take: BATCH,
    });
    if (events.length === 0) return spread;
    spread += await audited(SYSTEM_ACTOR, async (tx) => {
      const open = await tx.webhookEndpoint.findMany({
        where: { bankId: { in: [...new Set(events.map((e) => e.bankId))] }, sandbox: false, closedAt: null },
      });
      let done = 0;
      for (const event of events) {
        const { count } = await tx.bankEvent.updateMany({
          where: { id: event.id, spreadAt: null },
          data: { spreadAt: now },
        });
        if (count === 0) continue;
        done += 1;
        const wanted = open.filter(
          (e) => e.bankId === event.bankId && (e.events as string[]).includes(event.type),
        );
        await tx.webhookDelivery.createMany({
          data: wanted.map((endpoint) => ({
            ...{ id: randomUUID(), endpointId: endpoint.id, eventId: event.id, subject: event.subject },
            ...{ state: 'waiting', firstAt: now, nextAt: now },
          })),
        });
      }
      const [first, last] = [events[0]!.id, events.at(-1)!.id];
      return {
        result: done,
        entry: {
          action: 'spread-bank-events',
          subject: 'bank-event',
          after: { from: String(first), to: String(last), events: done },
        },
      };
    });
  }
}
