import { afterAll, expect, it } from 'vitest';
import { closeDb, db } from '@/server/db';
import { anOffer, aSubmittedForm, bankScope, brought, MONDAY, versionOf } from './application-case';
import { approveApplication, rejectApplication } from './decide-application';
import { takeStep } from './take-step';

afterAll(closeDb);

const refusals = (settled: PromiseSettledResult<unknown>[]) =>
  settled.flatMap((s) => (s.status === 'rejected' ? [s.reason] : []));

it('two officers decide: exactly one decision stands, the other is told', async () => {
  const c = await aSubmittedForm();
  const applicationId = await brought(c, 0, 'reviewing');
  const version = await versionOf(applicationId);
  const { bankId } = c.officers[0]!;
  const settled = await Promise.allSettled([
    approveApplication(bankScope(bankId), {
      ...{ applicationId, version, now: MONDAY, offer: await anOffer(applicationId) },
    }),
    rejectApplication(bankScope(bankId, 'bank-reviewer'), {
      ...{ applicationId, version, now: MONDAY, reasons: ['debt-high'], remark: '' },
    }),
  ]);
  expect(refusals(settled)).toMatchObject([{ kind: 'conflict', code: 'application-changed' }]);
  const { state } = await db().application.findUniqueOrThrow({ where: { id: applicationId } });
  expect(refusals(settled)[0].message).toContain(
    state === 'approved' ? '银行批准了申请' : '银行没有批准申请',
  );
  const decided = { applicationId, event: { in: ['approve', 'reject'] } };
  expect(await db().applicationEvent.count({ where: decided })).toBe(1);
  expect(await db().applicationOffer.count({ where: { applicationId } })).toBe(state === 'approved' ? 1 : 0);
  expect(
    await db().auditEvent.count({
      where: {
        subject: `application:${applicationId}`,
        action: { in: ['approve-application', 'reject-application'] },
      },
    }),
  ).toBe(1);
});

it('the enterprise withdraws while the bank approves: one wins, the other is told what happened', async () => {
  const c = await aSubmittedForm();
  const applicationId = await brought(c, 0, 'reviewing');
  const version = await versionOf(applicationId);
  const settled = await Promise.allSettled([
    takeStep(c.owner, { applicationId, version, event: 'withdraw', now: MONDAY }),
    approveApplication(c.officers[0]!, {
      ...{ applicationId, version, now: MONDAY, offer: await anOffer(applicationId) },
    }),
  ]);
  const [told] = refusals(settled);
  expect(refusals(settled)).toHaveLength(1);
  expect(told.code).toBe('application-changed');
  expect(told.message).toMatch(/企业撤回了申请，现在是“已撤回”|银行批准了申请，现在是“已批准/);
});
