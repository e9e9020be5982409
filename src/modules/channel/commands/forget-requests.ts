import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import { SYSTEM_ACTOR } from '@/server/scopes';

/** How long a write under a key is answered as before. */
export const KEPT_MS = 7 * 24 * 3_600_000;

/** Forgets answers kept longer than a week, and tokens that ran out. @returns how many answers */
export async function forgetRequests(now: Date): Promise<number> {
  const before = { at: { lt: new Date(now.getTime() - KEPT_MS) } };
  if ((await db().bankRequest.count({ where: before })) === 0) return 0;
  return audited(SYSTEM_ACTOR, async (tx) => {
    const { count } = await tx.bankRequest.deleteMany({ where: before });
    await tx.bankToken.deleteMany({ where: { expiresAt: { lt: now } } });
    return {
      result: count,
      entry: { action: 'forget-bank-requests', subject: 'bank-request', after: { count } },
    };
  });
}
