import { afterAll, expect, it } from 'vitest';
import { addDays, addMonths, instant, isoDate, tianjinDay } from '@/kernel/period';
import { brought, versionOf } from '@/modules/applications/commands/application-case';
import { drawLoan } from '@/modules/applications/commands/draw-loan';
import { closeDb, db } from '@/server/db';
import { aChannel, now } from './channel-case';
import { runOperation } from './commands/run-operation';
import { clientOfToken } from './queries/client-of-token';

afterAll(closeDb);

it('overdue is taken when it agrees with the plan, known as feedback once, and the state follows', async () => {
  const c = await aChannel();
  const applicationId = await brought(c, 0, 'signed', now());
  const today = tianjinDay(new Date());
  await drawLoan(c.officers[0]!, { applicationId, version: await versionOf(applicationId), drawnOn: today });
  const due = await db().applicationInstalment.findFirstOrThrow({
    where: { applicationId },
    orderBy: { number: 'asc' },
  });
  const first = isoDate(due.dueOn.toISOString().slice(0, 10));
  expect(first >= addMonths(today, 1)).toBe(true);
  const client = (await clientOfToken(c.clients[0]!.token, new Date()))!;
  const report = async (days: number, said = days) => {
    const asOf = addDays(first, days);
    const asked = {
      ...{ params: { applicationId: String(applicationId) }, query: {} },
      body: { version: await versionOf(applicationId), asOf, daysPastDue: said },
    };
    const key = `overdue-${applicationId}-${days}-${said}`;
    return runOperation(client, {
      id: 'reportOverdue',
      asked: asked as never,
      key,
      now: instant(`${asOf}T04:00:00.000Z`),
    });
  };
  await expect(report(10, 12)).rejects.toMatchObject({
    code: 'overdue-differs',
    detail: { daysPastDue: 10 },
  });
  expect((await report(10)).answer).toMatchObject({ state: 'drawn' });
  expect(await report(10)).toMatchObject({ replayed: true, answer: { state: 'drawn' } });
  expect((await report(31)).answer).toMatchObject({ state: 'overdue-30' });
  const told = await db().applicationFeedback.findMany({
    where: { applicationId, event: 'overdue' },
    orderBy: { id: 'asc' },
  });
  expect(told.map((t) => t.daysPastDue)).toEqual([10, 31]);
});
