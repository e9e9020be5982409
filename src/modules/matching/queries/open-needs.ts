import { db } from '@/server/db';
import type { NeedTerms, Wish } from '../domain/need';

export type OpenNeed = NeedTerms & { readonly enterpriseId: bigint; readonly district: string | undefined };

const CHUNK = 5_000;

/** The newest need of each enterprise, by enterprise, with the district it stands in (undefined = unknown). */
export async function openNeeds(): Promise<OpenNeed[]> {
  const newest = await db().need.groupBy({ by: ['enterpriseId'], _max: { id: true } });
  const ids = newest.flatMap((n) => (n._max.id === null ? [] : [n._max.id]));
  const needs: OpenNeed[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = await db().need.findMany({ where: { id: { in: ids.slice(from, from + CHUNK) } } });
    const enterprises = await db().enterprise.findMany({
      where: { id: { in: rows.map((r) => r.enterpriseId) } },
      select: { id: true, districtCode: true },
    });
    const districtOf = new Map(enterprises.map((e) => [e.id, e.districtCode ?? undefined]));
    for (const row of rows)
      needs.push({
        enterpriseId: row.enterpriseId,
        district: districtOf.get(row.enterpriseId),
        amount: Number(row.amountFen),
        termMonths: row.termMonths,
        purpose: row.purpose,
        wish: row.wish as Wish,
      });
  }
  return needs.sort((a, b) => (a.enterpriseId < b.enterpriseId ? -1 : 1));
}
