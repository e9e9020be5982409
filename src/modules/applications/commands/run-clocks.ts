import { AppError } from '@/kernel/errors';
import { type Instant, instant, tianjinDay } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { dateToDb, db } from '@/server/db';
import { type ApplicationState, stepFrom } from '../domain/lifecycle';
import { fallOf, positionOn } from '../domain/loan';
import { loanOf } from '../queries/loan-of';
import { moveApplication } from './move-application';

const CHUNK = 500;

/**
 * What time alone does: offers nobody took lapse, loans fall 30, 60, 90 days overdue. Run daily; run twice it
 * changes nothing. One that somebody moves meanwhile is left for the next run.
 */
export async function runClocks(
  scope: OperatorScope,
  input: { readonly now?: Instant } = {},
): Promise<{ expired: number; fallen: number }> {
  const now = input.now ?? instant(new Date());
  const today = tianjinDay(new Date(now));
  let [expired, fallen] = [0, 0];
  const lapsed = await db().application.findMany({
    where: { state: 'approved', dueOn: { lt: dateToDb(today) } },
    select: { id: true, version: true },
    orderBy: { id: 'asc' },
  });
  for (const { id, version } of lapsed)
    expired += await unlessMoved(() =>
      moveApplication(scope, { applicationId: id, version, now }, ({ step }) => step('expire-offer')),
    );
  const owing = { state: { in: ['drawn', 'repaying', 'overdue-30', 'overdue-60'] } };
  for (let after = 0n; ; ) {
    const rows = await db().application.findMany({
      where: { ...owing, id: { gt: after } },
      select: { id: true, version: true, state: true },
      orderBy: { id: 'asc' },
      take: CHUNK,
    });
    if (rows.length === 0) break;
    after = rows.at(-1)!.id;
    for (const { id, version, state } of rows) {
      const book = await loanOf(id);
      const { daysPastDue } = positionOn(book?.plan ?? [], book?.payments ?? [], today);
      const event = fallOf(daysPastDue);
      if (!event || !stepFrom(state as ApplicationState, event, scope.actor.role).ok) continue;
      fallen += await unlessMoved(() =>
        moveApplication(scope, { applicationId: id, version, now }, ({ step }) =>
          step(event, {
            words: `最早一期已逾期 ${daysPastDue} 天。`,
            feedback: { event: 'overdue', happenedOn: today, daysPastDue },
          }),
        ),
      );
    }
  }
  return { expired, fallen };
}

async function unlessMoved(move: () => Promise<void>): Promise<0 | 1> {
  try {
    await move();
    return 1;
  } catch (error) {
    if (error instanceof AppError && error.kind === 'conflict') return 0;
    throw error;
  }
}
