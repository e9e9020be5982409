import { type Instant, type IsoDate, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { GRANTABLE, type GrantableCategory } from '@/modules/consent/domain/consent';
import { db } from '@/server/db';
import type { ReadNote } from '../domain/report-content';

const MOST = 200;

/** Reads of the scope's enterprise by banks from a day on, newest first, at most 200. The bank is named, its clerk is not. */
export async function readsSince(scope: EnterpriseScope, since: IsoDate, now: Instant): Promise<ReadNote[]> {
  const rows = await db().dataRead.findMany({
    where: {
      enterpriseId: scope.enterpriseId,
      at: { gte: new Date(`${since}T00:00:00+08:00`), lte: new Date(now) },
    },
    orderBy: { id: 'desc' },
    take: MOST,
  });
  const banks = await db().bank.findMany({ where: { id: { in: rows.map((r) => r.bankId) } } });
  const names = new Map(banks.map((b) => [b.id, b.name]));
  return rows.map((row) => ({
    at: instant(row.at),
    bank: names.get(row.bankId) ?? '',
    categories: (row.categories as string[]).map((c) => GRANTABLE[c as GrantableCategory] ?? c).join('、'),
    purpose: row.purpose,
  }));
}
