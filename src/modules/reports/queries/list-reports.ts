import { type Instant, type IsoDate, instant, tianjinDay } from '@/kernel/period';
import type { BankScope, EnterpriseScope } from '@/kernel/permissions';
import { dateFromDb, db } from '@/server/db';
import type { Prisma } from '@/server/prisma/client';

export type ReportLine = {
  readonly number: string;
  readonly madeAt: Instant;
  readonly validUntil: IsoDate;
  readonly expired: boolean;
  readonly purpose: string;
  readonly categories: readonly string[];
  /** of whom, where a bank asks; who asked, where the enterprise does */
  readonly party: string;
};

const MOST = 200;
const LIGHT = { content: true } as const;

async function lines(where: Prisma.CreditReportWhereInput, now: Date) {
  const rows = await db().creditReport.findMany({
    where,
    omit: LIGHT,
    orderBy: [{ madeAt: 'desc' }, { number: 'desc' }],
    take: MOST,
  });
  const today = tianjinDay(now);
  return rows.map((row) => ({
    row,
    line: {
      number: row.number,
      madeAt: instant(row.madeAt),
      validUntil: dateFromDb(row.validUntil),
      expired: today > dateFromDb(row.validUntil),
      purpose: row.purpose,
      categories: row.categories as string[],
    },
  }));
}

/** The scope's own reports, those others made of it, and how many it had this calendar year. */
export async function myReports(
  scope: EnterpriseScope,
  now = new Date(),
): Promise<{ year: number; taken: number; own: ReportLine[]; others: ReportLine[] }> {
  const { enterpriseId } = scope;
  const year = Number(tianjinDay(now).slice(0, 4));
  const [own, others, taken] = await Promise.all([
    lines({ enterpriseId, askerKind: 'enterprise' }, now),
    lines({ enterpriseId, askerKind: { not: 'enterprise' } }, now),
    db().creditReport.count({
      where: {
        enterpriseId,
        askerKind: 'enterprise',
        madeAt: { gte: new Date(`${year}-01-01T00:00:00+08:00`) },
      },
    }),
  ]);
  const ids = others.flatMap(({ row }) => row.bankId ?? []);
  const banks = await db().bank.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(banks.map((bank) => [bank.id, bank.name]));
  return {
    year,
    taken,
    own: own.map(({ line }) => ({ ...line, party: '本企业' })),
    others: others.map(({ row, line }) => ({
      ...line,
      party: row.bankId === null ? '平台窗口' : (names.get(row.bankId) ?? ''),
    })),
  };
}

/** Reports the scope's bank asked for; no other bank's. */
export async function reportsOfBank(scope: BankScope, now = new Date()): Promise<ReportLine[]> {
  const found = await lines({ bankId: scope.bankId, askerKind: 'bank' }, now);
  const enterprises = await db().enterprise.findMany({
    where: { id: { in: found.map(({ row }) => row.enterpriseId) } },
    select: { id: true, name: true },
  });
  const names = new Map(enterprises.map((e) => [e.id, e.name]));
  return found.map(({ row, line }) => ({ ...line, party: names.get(row.enterpriseId) ?? '' }));
}
