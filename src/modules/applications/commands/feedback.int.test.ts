import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { addDays, instant, tianjinDay } from '@/kernel/period';
import { loanFeedback } from '@/modules/whitelist/queries/loan-feedback';
import { closeDb, db } from '@/server/db';
import { env } from '@/server/env';
import { aSubmittedForm, brought, versionOf } from './application-case';
import { rejectApplication } from './decide-application';
import { drawLoan, loanNoOf } from './draw-loan';
import { recordRepayment } from './record-repayment';
import { sendFeedback } from './send-feedback';

// a day that has not come is refused by ingestion: this one rests on the clock
const NOW = instant(new Date());
const TODAY = tianjinDay(new Date(NOW));
afterAll(closeDb);

it('what happens to an application is known as feedback of its enterprise, once, whatever is sent twice', async () => {
  const c = await aSubmittedForm(NOW);
  const { enterpriseId } = c.owner;
  const read = async () => {
    await sendFeedback();
    const now = instant(new Date(Date.now() + 60_000));
    const found = await loanFeedback([enterpriseId], { today: addDays(TODAY, 1), knownAt: now });
    return (found.get(enterpriseId) ?? []).map((e) => `${e.loanNo} ${e.event} ${e.amount ?? ''}`).sort();
  };
  const folder = path.join(env().XYD_DATA_DIR, 'feedback');
  const left = path.join(folder, 'left.csv'); // by a process that was killed while it sent
  await mkdir(folder, { recursive: true });
  await writeFile(left, '');
  await utimes(left, 0, 0);
  const [first, second] = c.ids as [bigint, bigint];
  const line = (id: bigint, event: string, amount: bigint | '') => `${loanNoOf(id)} ${event} ${amount}`;
  const asked = 100_000_000n;
  expect(await read()).toEqual([line(first, 'applied', asked), line(second, 'applied', asked)]);
  expect(await readdir(folder)).not.toContain('left.csv');
  await brought(c, 0, 'signed', NOW);
  await brought(c, 1, 'reviewing', NOW);
  await rejectApplication(c.officers[1]!, {
    ...{ applicationId: second, version: await versionOf(second), now: NOW },
    ...{ reasons: ['quota-used-up'], remark: '' },
  });
  const at = async () => ({ applicationId: first, version: await versionOf(first), now: NOW });
  await drawLoan(c.officers[0]!, { ...(await at()), drawnOn: TODAY });
  const pay = async (amount: bigint) =>
    recordRepayment(c.officers[0]!, { ...(await at()), paidOn: TODAY, amount });
  await pay(1_000_000n);
  const { amountFen } = await db().applicationLoan.findUniqueOrThrow({ where: { applicationId: first } });
  const expected = [
    line(first, 'applied', asked),
    line(first, 'approved', amountFen),
    line(first, 'drawn', amountFen),
    line(first, 'repaid', 1_000_000n),
    line(second, 'applied', asked),
    line(second, 'rejected', ''),
  ];
  expect(await read()).toEqual(expected);
  // killed after ingestion and before it was marked: sent again, known already
  await db().applicationFeedback.updateMany({ where: { applicationId: first }, data: { sentAt: null } });
  expect(await read()).toEqual(expected);
  // a second repayment of the same day corrects the day's sum
  await pay(2_000_000n);
  expect(await read()).toContain(line(first, 'repaid', 3_000_000n));
  expect((await read()).filter((l) => l.includes(' repaid '))).toHaveLength(1);
  expect(await sendFeedback()).toEqual({ sent: 0 });
});
