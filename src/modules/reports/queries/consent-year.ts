import { type Instant, instant, tianjinDay } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { db } from '@/server/db';

/** One bank's grants and reads in a calendar year. */
export type ConsentYearLine = {
  readonly bank: string;
  /** grants in force on a day of the year */
  readonly grants: number;
  readonly reads: number;
  /** of what it read, by category, how often; sorted by category */
  readonly byCategory: readonly { readonly category: string; readonly times: number }[];
  readonly lastReadAt: Instant | undefined;
  readonly reports: number;
};

/** 年度授权与查询概况: who might read the scope's enterprise in a year (of Tianjin), and who did what; most reads first. */
export async function consentYear(
  scope: EnterpriseScope,
  asked: { readonly year?: number; readonly now?: Date },
): Promise<{ year: number; lines: ConsentYearLine[] }> {
  const year = asked.year ?? Number(tianjinDay(asked.now ?? new Date()).slice(0, 4));
  const from = new Date(`${year}-01-01T00:00:00+08:00`);
  const to = new Date(`${year + 1}-01-01T00:00:00+08:00`);
  const { enterpriseId } = scope;
  const [grants, reads, reports] = await Promise.all([
    db().consent.findMany({
      where: {
        enterpriseId,
        validFrom: { lt: to },
        validUntil: { gt: from },
        OR: [{ revokedAt: null }, { revokedAt: { gt: from } }],
      },
      select: { bankId: true },
    }),
    db().dataRead.findMany({
      where: { enterpriseId, at: { gte: from, lt: to } },
      select: { bankId: true, categories: true, at: true },
    }),
    db().creditReport.findMany({
      where: { enterpriseId, askerKind: 'bank', madeAt: { gte: from, lt: to } },
      select: { bankId: true },
    }),
  ]);
  const ids = new Set([...grants, ...reads, ...reports].flatMap((r) => r.bankId ?? []));
  const banks = await db().bank.findMany({ where: { id: { in: [...ids] } } });
  const lines = banks.map((bank): ConsentYearLine => {
    const own = reads.filter((r) => r.bankId === bank.id);
    const times = new Map<string, number>();
    for (const category of own.flatMap((r) => r.categories as string[]))
      times.set(category, (times.get(category) ?? 0) + 1);
    const last = own.map((r) => r.at.getTime()).reduce((a, b) => Math.max(a, b), 0);
    return {
      bank: bank.name,
      grants: grants.filter((g) => g.bankId === bank.id).length,
      reads: own.length,
      byCategory: [...times]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([category, n]) => ({ category, times: n })),
      lastReadAt: last === 0 ? undefined : instant(new Date(last)),
      reports: reports.filter((r) => r.bankId === bank.id).length,
    };
  });
  return { year, lines: lines.sort((a, b) => b.reads - a.reads || (a.bank < b.bank ? -1 : 1)) };
}
