import { type Instant, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { db } from '@/server/db';

export type DataReadLine = {
  readonly readId: bigint;
  readonly at: Instant;
  readonly bank: string;
  readonly categories: readonly string[];
  readonly purpose: string;
};

/**
 * Who read my data: the newest `limit` reads of the scope's enterprise, before read `beforeId` when
 * given. The bank's clerk is not named, the bank is.
 */
export async function dataReads(
  scope: EnterpriseScope,
  page: { limit: number; beforeId?: bigint },
): Promise<DataReadLine[]> {
  const rows = await db().dataRead.findMany({
    where: {
      enterpriseId: scope.enterpriseId,
      ...(page.beforeId === undefined ? {} : { id: { lt: page.beforeId } }),
    },
    orderBy: { id: 'desc' },
    take: page.limit,
  });
  const banks = await db().bank.findMany({ where: { id: { in: rows.map((r) => r.bankId) } } });
  const names = new Map(banks.map((b) => [b.id, b.name]));
  return rows.map((r) => ({
    readId: r.id,
    at: instant(r.at),
    bank: names.get(r.bankId) ?? '',
    categories: r.categories as string[],
    purpose: r.purpose,
  }));
}
