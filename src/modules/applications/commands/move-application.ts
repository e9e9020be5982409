import { AppError, foreign } from '@/kernel/errors';
import { type Instant, type IsoDate, instant, tianjinDay } from '@/kernel/period';
import type { BankScope, EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { tellBank } from '@/server/bank-outbox';
import { dateFromDb, dateToDb } from '@/server/db';
import type { Prisma } from '@/server/prisma/client';
import { BANK_NEWS } from '../domain/bank-news';
import { daysLeft, dueDay, PROMISE, resumedDue } from '../domain/clocks';
import { type ApplicationEvent, type ApplicationState, stepFrom } from '../domain/lifecycle';
import type { MatchFound } from '../domain/match-found';
import { EVENT_LABELS, STATE_LABELS } from '../labels';
import { writeMessages } from './write-messages';

export type Tx = Prisma.TransactionClient;
export type ApplicationRow = Prisma.ApplicationGetPayload<{ include: { form: true } }>;
export type Mover = EnterpriseScope | BankScope | OperatorScope;
/** Which application, as its asker saw it. */
export type Asked = {
  readonly applicationId: bigint;
  readonly version: number;
  readonly now?: Instant;
  /** runs in the same transaction after the steps: what must stand or fall with them. May run again after a deadlock */
  readonly also?: (tx: Tx, after: ApplicationRow) => Promise<void>;
};

/** What a bank reports of it to `repayment-feedback`; amount in 分. */
export type Feedback = {
  readonly event: 'applied' | 'approved' | 'rejected' | 'drawn' | 'repaid' | 'overdue' | 'settled';
  readonly happenedOn: IsoDate;
  readonly amount?: bigint;
  readonly daysPastDue?: number;
};
type With = {
  readonly detail?: Prisma.InputJsonObject;
  /** for the message to the other side, after what happened */
  readonly words?: string;
  readonly set?: Prisma.ApplicationUncheckedUpdateInput;
  readonly feedback?: Feedback;
};
export type Held = {
  readonly tx: Tx;
  readonly now: Instant;
  readonly today: IsoDate;
  /** as it stands after the steps taken so far */
  readonly row: () => ApplicationRow;
  /** @throws AppError when the step is not possible: before anything else is looked at */
  readonly assert: (event: ApplicationEvent) => void;
  readonly step: (event: ApplicationEvent, more?: With) => Promise<void>;
};

/** One application, locked; as its own side sees it. @throws AppError not-found */
export async function lockApplication(tx: Tx, scope: Mover, id: bigint): Promise<ApplicationRow> {
  await tx.$queryRaw`SELECT id FROM application WHERE id = ${id} FOR UPDATE`;
  const row = await tx.application.findUnique({ where: { id }, include: { form: true } });
  const own =
    row !== null &&
    (scope.kind === 'operator' ||
      (scope.kind === 'enterprise' ? row.enterpriseId === scope.enterpriseId : row.bankId === scope.bankId));
  const words = '没有找到这笔申请，请刷新页面。';
  if (row && !own) throw foreign('application-unknown', words, `application:${id}`);
  if (!own || (scope.kind === 'bank' && row.state === 'draft'))
    throw new AppError('not-found', 'application-unknown', words);
  return row;
}

/**
 * The only way an application changes: locked, compared with the version its asker saw, moved by the table of
 * steps, with event, messages, feedback and audit row in one transaction. Of two at once the first wins and the
 * other is told what happened.
 * @param withoutStep what it is called in the audit trail when no step is taken
 * @throws AppError not-found, conflict `application-changed` | `application-state`, forbidden `application-role`
 */
export async function moveApplication<T>(
  scope: Mover,
  asked: Asked,
  work: (held: Held) => Promise<T>,
  withoutStep: 'assign' | 'report' = 'assign',
): Promise<T> {
  const now = asked.now ?? instant(new Date());
  return audited(scope.actor, async (tx) => {
    const before = await lockApplication(tx, scope, asked.applicationId);
    if (before.version !== asked.version) throw await changed(tx, before);
    const holding = hold(tx, scope, before, now);
    const result = await work(holding);
    const after = holding.row();
    await asked.also?.(tx, after);
    return {
      result,
      entry: {
        action: `${holding.events[0] ?? withoutStep}-application`,
        subject: `application:${before.id}`,
        before: { state: before.state, version: before.version },
        after: { state: after.state, version: after.version, events: [...holding.events] },
      },
    };
  });
}

/** For commands that move several applications in one transaction. */
export function hold(
  tx: Tx,
  scope: Mover,
  start: ApplicationRow,
  now: Instant,
): Held & { readonly events: readonly ApplicationEvent[] } {
  const events: ApplicationEvent[] = [];
  let row = start;
  const today = tianjinDay(new Date(now));
  const possible = (event: ApplicationEvent) => {
    const from = row.state as ApplicationState;
    const found = stepFrom(from, event, scope.actor.role);
    if (!found.ok) throw refusal(found.code, from, event);
    return found.step;
  };
  const step = async (event: ApplicationEvent, more: With = {}) => {
    const { from, to } = possible(event);
    row = await tx.application.update({
      where: { id: row.id },
      data: {
        state: to,
        stateAt: new Date(now),
        version: { increment: 1 },
        ...clockAt(row, to, event, now, today),
        ...more.set,
      },
      include: { form: true },
    });
    await tx.applicationEvent.create({
      data: {
        ...{ applicationId: row.id, at: new Date(now), event, fromState: from, toState: to },
        ...{ actor: scope.actor.login, role: scope.actor.role, detail: more.detail },
      },
    });
    // a draft is its writer's own: nobody is told that it was thrown away
    if (from !== 'draft' || event === 'submit') {
      await writeMessages(tx, row, event, scope.kind, now, more.words);
      if (scope.kind !== 'bank') await tellProgram(tx, row, event);
    }
    if (more.feedback) {
      const { happenedOn, amount, ...rest } = more.feedback;
      await tx.applicationFeedback.create({
        data: { applicationId: row.id, happenedOn: dateToDb(happenedOn), amountFen: amount, ...rest },
      });
    }
    events.push(event);
  };
  return { tx, now, today, row: () => row, assert: possible, step, events };
}

/** The bank's own programs hear of it too (`channel`). */
async function tellProgram(tx: Tx, row: ApplicationRow, event: ApplicationEvent): Promise<void> {
  const type = BANK_NEWS[event];
  if (!type) return;
  const { id, bankId, state, version, stateAt } = row;
  await tellBank(tx, {
    ...{ bankId, type, subject: `application:${id}`, at: stateAt },
    data: { applicationId: String(id), state, version },
  });
}

/** The clock of the state that was reached; it stands still while the enterprise owes an answer. */
function clockAt(
  row: ApplicationRow,
  to: ApplicationState,
  event: ApplicationEvent,
  now: Instant,
  today: IsoDate,
): { dueOn?: Date | null; daysLeft?: number | null } {
  const at = new Date(now);
  if (event === 'submit') return { dueOn: dateToDb(dueDay(at, PROMISE.accept)) };
  if (event === 'accept') {
    const { decisionDays } = row.match as unknown as MatchFound;
    return { dueOn: dateToDb(dueDay(at, decisionDays ?? PROMISE.decide)) };
  }
  if (event === 'ask')
    return { dueOn: null, daysLeft: row.dueOn ? daysLeft(today, dateFromDb(row.dueOn)) : PROMISE.decide };
  if (event === 'answer')
    return { dueOn: dateToDb(resumedDue(today, row.daysLeft ?? PROMISE.decide)), daysLeft: null };
  if (event === 'take-offer') return { dueOn: dateToDb(dueDay(at, PROMISE.draw)) };
  return to === 'reviewing' || to === 'signed' || to === 'approved' ? {} : { dueOn: null };
}

function refusal(code: string, from: ApplicationState, event: ApplicationEvent): AppError {
  if (code === 'application-role')
    return new AppError('forbidden', code, `您的账号不能做这一步（${EVENT_LABELS[event]}）。`);
  return new AppError(
    'conflict',
    code,
    `这笔申请现在是“${STATE_LABELS[from]}”，不能再做这一步（${EVENT_LABELS[event]}）。请刷新后查看最新情况。`,
    { state: from },
  );
}

/** Says what happened since the asker looked. */
async function changed(tx: Tx, row: ApplicationRow): Promise<AppError> {
  const last = await tx.applicationEvent.findFirst({
    where: { applicationId: row.id },
    orderBy: { id: 'desc' },
  });
  const what = last ? `：${EVENT_LABELS[last.event as ApplicationEvent]}` : '';
  return new AppError(
    'conflict',
    'application-changed',
    `您打开之后这笔申请有了变化${what}，现在是“${STATE_LABELS[row.state as ApplicationState]}”。您这一步没有做，请刷新后再决定。`,
    { state: row.state, version: row.version },
  );
}
