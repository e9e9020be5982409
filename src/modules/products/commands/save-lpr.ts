import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { dateToDb } from '@/server/db';
import type { LprQuote } from '../domain/lpr';

/** Adds published LPR values; a value already held for a day and tenor is set to the one given. */
export async function saveLpr(actor: Actor, quotes: readonly LprQuote[]): Promise<{ saved: number }> {
  return audited(actor, async (tx) => {
    const held = await tx.lprRate.findMany();
    const known = new Map(held.map((r) => [`${r.publishedOn.toISOString().slice(0, 10)} ${r.tenor}`, r.bp]));
    const changed = quotes.filter((q) => known.get(`${q.publishedOn} ${q.tenor}`) !== q.bp);
    for (const { publishedOn, tenor, bp } of changed) {
      const day = dateToDb(publishedOn);
      await tx.lprRate.upsert({
        where: { publishedOn_tenor: { publishedOn: day, tenor } },
        create: { publishedOn: day, tenor, bp },
        update: { bp },
      });
    }
    return {
      result: { saved: changed.length },
      entry: { action: 'save-lpr', subject: 'lpr-rate', after: { saved: changed.length } },
    };
  });
}
