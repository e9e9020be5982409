import type { Instant } from '@/kernel/period';
import { db } from '@/server/db';

/** The grants of one enterprise to one bank that are live at `now`. */
export async function liveGrants(
  bankId: bigint,
  enterpriseId: bigint,
  now: Instant,
): Promise<{ consentId: bigint; categories: string[]; state: 'live' }[]> {
  const at = new Date(now);
  const rows = await db().consent.findMany({
    where: {
      bankId,
      enterpriseId,
      validFrom: { lte: at },
      validUntil: { gt: at },
      OR: [{ revokedAt: null }, { revokedAt: { gt: at } }],
    },
    orderBy: { id: 'asc' },
  });
  return rows.map((r) => ({ consentId: r.id, categories: r.categories as string[], state: 'live' }));
}
