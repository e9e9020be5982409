import type { EnterpriseScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { NeedTerms, Wish } from '../domain/need';

/** The newest need the scope's enterprise saved, if any. */
export async function latestNeed(
  scope: EnterpriseScope,
): Promise<(NeedTerms & { needId: bigint; createdAt: Date }) | undefined> {
  const row = await db().need.findFirst({
    where: { enterpriseId: scope.enterpriseId },
    orderBy: { id: 'desc' },
  });
  if (!row) return undefined;
  return {
    needId: row.id,
    amount: Number(row.amountFen),
    termMonths: row.termMonths,
    purpose: row.purpose,
    wish: row.wish as Wish,
    createdAt: row.createdAt,
  };
}
