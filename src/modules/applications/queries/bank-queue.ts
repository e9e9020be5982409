import type { IsoDate } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { ApplicationState } from '../domain/lifecycle';
import type { QueueGroup } from '../schema';
import { type Standing, standingOf } from './standing';

export const GROUP_STATES: Record<QueueGroup, readonly ApplicationState[]> = {
  todo: ['submitted', 'accepted', 'reviewing', 'offer-accepted', 'signed'],
  waiting: ['more-information', 'approved'],
  lent: ['drawn', 'repaying', 'overdue-30', 'overdue-60', 'overdue-90', 'defaulted'],
  ended: ['rejected', 'withdrawn', 'offer-declined', 'offer-expired', 'settled', 'renewed'],
};
const MOST = 500;

export type QueueLine = Standing & { readonly enterprise: string; readonly assignedTo: string | undefined };
export type BankQueue = {
  readonly lines: readonly QueueLine[];
  readonly counts: Readonly<Record<QueueGroup, number>>;
  /** of those to do, how many are past their day */
  readonly late: number;
};

/** 申请队列 of the scope's bank: what is due first comes first; what has no clock, newest first. */
export async function bankQueue(
  scope: BankScope,
  asked: { readonly group: QueueGroup; readonly mine: boolean },
  today: IsoDate,
): Promise<BankQueue> {
  const { bankId } = scope;
  const rows = await db().application.findMany({
    where: {
      bankId,
      state: { in: [...GROUP_STATES[asked.group]] },
      ...(asked.mine && { assignedTo: scope.actor.login }),
    },
    include: { form: true },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'desc' }],
    take: MOST,
  });
  const enterprises = await db().enterprise.findMany({
    where: { id: { in: rows.map((r) => r.enterpriseId) } },
    select: { id: true, name: true },
  });
  const names = new Map(enterprises.map((e) => [e.id, e.name]));
  const counted = await db().application.groupBy({ by: ['state'], where: { bankId }, _count: true });
  const count = (group: QueueGroup) =>
    counted.reduce(
      (n, c) => (GROUP_STATES[group].includes(c.state as ApplicationState) ? n + c._count : n),
      0,
    );
  const late = await db().application.count({
    where: {
      bankId,
      state: { in: [...GROUP_STATES.todo] },
      dueOn: { lt: new Date(`${today}T00:00:00.000Z`) },
    },
  });
  return {
    lines: rows.map((row) => ({
      ...standingOf(row, today),
      enterprise: names.get(row.enterpriseId) ?? '',
      assignedTo: row.assignedTo ?? undefined,
    })),
    counts: { todo: count('todo'), waiting: count('waiting'), lent: count('lent'), ended: count('ended') },
    late,
  };
}
