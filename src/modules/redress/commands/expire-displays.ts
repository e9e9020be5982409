import type { IsoDate } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { db } from '@/server/db';
import { fallingSince } from '../queries/falling-records';
import { writeRedress } from './write-redress';

/**
 * 公示期满: what the latest snapshot's day still counted and may no longer be used today falls now, and not
 * only with the next data day. Nothing is written where nothing ended.
 * @param since the day the latest snapshot counts up to
 * @returns how many records fell
 */
export async function expireDisplays(actor: Actor, since: IsoDate, today: IsoDate): Promise<number> {
  const falling = await fallingSince(since, today);
  if (falling.length === 0) return 0;
  const ids = [...new Set(falling.map((r) => r.enterpriseId))];
  const enterprises = new Map<bigint, { uscc: string | null; name: string }>();
  for (let i = 0; i < ids.length; i += 5_000) {
    const some = await db().enterprise.findMany({
      where: { id: { in: ids.slice(i, i + 5_000) } },
      select: { id: true, uscc: true, name: true },
    });
    for (const { id, ...who } of some) enterprises.set(id, who);
  }
  const caseNo = `QM-${today.replaceAll('-', '')}`;
  const lines = falling.map(({ enterpriseId, source, targetKey }) => ({
    ...enterprises.get(enterpriseId)!,
    caseNo,
    target: source,
    targetKey,
    effect: 'expired' as const,
    decidedOn: today,
  }));
  const batch = await writeRedress(actor, `公示期满-${today}`, today, lines);
  return batch.accepted + batch.superseded;
}
