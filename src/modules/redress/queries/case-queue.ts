import { type Instant, type IsoDate, instant, isoDate, tianjinDay } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { dateToDb, db } from '@/server/db';
import type { Prisma } from '@/server/prisma/client';
import { caseNumber } from '../domain/case-number';
import { CASE_STATES, type CaseKind, type CaseState, isClosed } from '../domain/case-states';
import type { CaseQueue } from '../schema';

export type CaseLine = {
  readonly caseId: bigint;
  readonly caseNo: string;
  readonly kind: CaseKind;
  readonly state: CaseState;
  readonly enterprise: string;
  readonly authority: string | undefined;
  readonly openedAt: Instant;
  readonly dueOn: IsoDate;
  /** not closed, and its day has passed */
  readonly overdue: boolean;
};

const OPEN = CASE_STATES.filter((state) => !isClosed(state));

/**
 * Cases, those under way unless a state is named, first due first. `next` is the `from` of the following page;
 * `authorities` are those with cases under way.
 */
export async function caseQueue(
  _scope: OperatorScope,
  asked: CaseQueue,
  now = new Date(),
): Promise<{
  rows: CaseLine[];
  next: string | undefined;
  underWay: number;
  overdue: number;
  authorities: string[];
}> {
  const today = tianjinDay(now);
  const late: Prisma.RedressCaseWhereInput = { state: { in: OPEN }, dueOn: { lt: dateToDb(today) } };
  const [rows, underWay, overdue, named] = await Promise.all([
    db().redressCase.findMany({
      where: { AND: [filter(asked), asked.overdue ? late : {}, after(asked.from)] },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      take: asked.limit + 1,
    }),
    db().redressCase.count({ where: { state: { in: OPEN } } }),
    db().redressCase.count({ where: late }),
    db().redressCase.groupBy({ by: ['authority'], where: { state: { in: OPEN }, authority: { not: null } } }),
  ]);
  const page = rows.slice(0, asked.limit);
  const enterprises = await db().enterprise.findMany({
    where: { id: { in: page.map((r) => r.enterpriseId) } },
    select: { id: true, name: true },
  });
  const names = new Map(enterprises.map((e) => [e.id, e.name]));
  const lines = page.map((row): CaseLine => {
    const state = row.state as CaseState;
    const due = dayOf(row.dueOn);
    return {
      caseId: row.id,
      caseNo: caseNumber(row.kind as CaseKind, row.id),
      kind: row.kind as CaseKind,
      state,
      enterprise: names.get(row.enterpriseId) ?? '',
      authority: row.authority ?? undefined,
      openedAt: instant(row.openedAt),
      dueOn: due,
      overdue: !isClosed(state) && due < today,
    };
  });
  const last = lines.at(-1);
  return {
    rows: lines,
    next: rows.length > asked.limit && last ? `${last.dueOn} ${last.caseId}` : undefined,
    underWay,
    overdue,
    authorities: named.flatMap((n) => n.authority ?? []).sort(),
  };
}

function filter({ kind, state, authority }: CaseQueue): Prisma.RedressCaseWhereInput {
  return {
    kind,
    state: state ?? { in: OPEN },
    ...(authority ? { authority: { contains: authority } } : {}),
  };
}

function after(from: string | undefined): Prisma.RedressCaseWhereInput {
  if (!from) return {};
  const [day, id] = from.split(' ') as [string, string];
  const due = dateToDb(isoDate(day));
  return { OR: [{ dueOn: { gt: due } }, { dueOn: due, id: { gt: BigInt(id) } }] };
}

export function dayOf(date: Date): IsoDate {
  return isoDate(date.toISOString().slice(0, 10));
}
