import { afterAll, describe, expect, it } from 'vitest';
import { type Instant, instant, isoDate } from '@/kernel/period';
import { closeDb, db } from '@/server/db';
import { systemScope } from '@/server/scopes';
import { myApplication, myApplications } from '../queries/my-applications';
import { aSubmittedForm, brought, MONDAY, versionOf } from './application-case';
import { drawLoan } from './draw-loan';
import { recordRepayment } from './record-repayment';
import { renewLoan } from './renew-loan';
import { runClocks } from './run-clocks';

const TODAY = isoDate('2026-11-30');
afterAll(closeDb);

describe('a loan', () => {
  const at = async (applicationId: bigint, now: Instant = MONDAY) => ({
    ...{ applicationId, version: await versionOf(applicationId), now },
  });
  it('is drawn, repaid and settled; what is too much or on an impossible day is refused', async () => {
    const c = await aSubmittedForm();
    const applicationId = await brought(c, 0, 'signed');
    const bank = c.officers[0]!;
    const drawnOn = isoDate('2026-12-31');
    await expect(drawLoan(bank, { ...(await at(applicationId)), drawnOn })).rejects.toMatchObject({
      code: 'drawn-on-impossible',
    });
    await drawLoan(bank, { ...(await at(applicationId)), drawnOn: TODAY });
    const { loan } = await myApplication(c.owner, applicationId, MONDAY, TODAY);
    expect(loan?.plan.at(-1)?.dueOn).toBe('2027-11-30');
    const pay = async (amount: bigint, paidOn = TODAY) =>
      recordRepayment(bank, { ...(await at(applicationId)), paidOn, amount });
    await expect(pay(10n ** 12n)).rejects.toMatchObject({ code: 'paid-too-much' });
    await expect(pay(100n, isoDate('2026-11-29'))).rejects.toMatchObject({ code: 'paid-on-impossible' });
    expect(await pay(1_000_000n)).toEqual({ settled: false });
    const after = await myApplication(c.owner, applicationId, MONDAY, TODAY);
    expect(after).toMatchObject({ state: 'repaying', loan: { payoff: loan!.amount - 1_000_000n } });
    expect(await pay(after.loan!.payoff)).toEqual({ settled: true });
    await expect(pay(100n)).rejects.toMatchObject({ kind: 'conflict' });
    const rows = await db().applicationFeedback.findMany({
      where: { applicationId },
      orderBy: { id: 'asc' },
    });
    expect(rows.map((r) => r.event)).toEqual(['applied', 'approved', 'drawn', 'repaid', 'repaid', 'settled']);
    expect(rows.at(-2)?.amountFen).toBe(loan!.amount); // both repayments of the day
  });

  it('falls 30, 60, 90 days overdue by time alone, and comes back when it is paid up', async () => {
    const c = await aSubmittedForm();
    const applicationId = await brought(c, 0, 'signed');
    const bank = c.officers[0]!;
    await drawLoan(bank, { ...(await at(applicationId)), drawnOn: TODAY });
    const state = async () =>
      (await db().application.findUniqueOrThrow({ where: { id: applicationId } })).state;
    const [first] = (await myApplication(c.owner, applicationId, MONDAY, TODAY)).loan!.plan;
    const day = (n: number) => instant(new Date(Date.parse(first!.dueOn) + n * 86_400_000 + 7_200_000));
    for (const [n, expected] of [
      [29, 'drawn'],
      [30, 'overdue-30'],
      [59, 'overdue-30'],
      [60, 'overdue-60'],
      [90, 'overdue-90'],
    ] as const) {
      await runClocks(systemScope(), { now: day(n) });
      expect(await state(), `${n} days`).toBe(expected);
    }
    const now = day(90);
    const paidOn = isoDate(now.slice(0, 10));
    const owed = await myApplication(c.owner, applicationId, now, paidOn);
    await recordRepayment(bank, {
      ...{ ...(await at(applicationId, now)), paidOn, amount: owed.loan!.position.arrears },
    });
    expect(await state()).toBe('repaying');
  });

  it('is renewed without repaying the principal', async () => {
    const c = await aSubmittedForm();
    const applicationId = await brought(c, 0, 'signed');
    const bank = c.officers[0]!;
    await drawLoan(bank, { ...(await at(applicationId)), drawnOn: TODAY });
    const { loan } = await myApplication(c.owner, applicationId, MONDAY, TODAY);
    const renewed = await renewLoan(bank, {
      ...{ ...(await at(applicationId)), rate: 330, termMonths: 12, method: loan!.method },
    });
    const states = await myApplications(c.owner, TODAY);
    expect(states.find((a) => a.applicationId === applicationId)?.state).toBe('renewed');
    const next = await myApplication(c.owner, renewed.applicationId, MONDAY, TODAY);
    expect(next).toMatchObject({ state: 'drawn', loan: { amount: loan!.amount, rate: 330 } });
  });
});
