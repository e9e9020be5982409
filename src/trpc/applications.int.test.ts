import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '@/kernel/permissions';
import { anApplicant, aSubmittedForm, type Case } from '@/modules/applications/commands/application-case';
import { revokeConsent } from '@/modules/consent/commands/revoke-consent';
import { closeDb, db } from '@/server/db';
import { type Account, createCallerFactory } from '@/server/trpc';
import { appRouter } from './root';

const callerOf = createCallerFactory(appRouter);
type Call = (input: unknown) => Promise<unknown>;

async function codeOf(account: Account, name: string, input: unknown): Promise<string> {
  const caller = callerOf({ account }).applications as unknown as Record<string, Call>;
  try {
    await caller[name]!(input);
    return 'ok';
  } catch (error) {
    if (error instanceof TRPCError) return error.code;
    throw error;
  }
}

const account = (role: Role, bound: Partial<Account>): Account => ({
  ...{ login: `${role}-x`, displayName: role, role },
  ...bound,
});
let c: Case;
let other: bigint;
beforeAll(async () => {
  c = await aSubmittedForm();
  other = (await anApplicant()).owner.enterpriseId;
}, 60_000);
afterAll(closeDb);

it('is found by its enterprise and its bank alone, each in its own role', async () => {
  const [applicationId] = c.ids as [bigint];
  const [mine, theirs] = c.officers.map((o) => o.bankId) as [bigint, bigint];
  const which = { applicationId, version: 2 };
  const day = '2026-11-30';
  const price = { amount: 1_000_000, rate: 345, termMonths: 12, upfrontFeeBp: 0, guaranteeFeeBp: 0 };
  const ofBank: [string, unknown][] = [
    ['received', { applicationId }],
    ['facts', { applicationId }],
    ['handle', { ...which, event: 'accept' }],
    ['assign', { ...which, mine: true }],
    ['ask', { ...which, words: '请补充' }],
    ['approve', { ...which, offer: { ...price, method: 'interest-only', validUntil: day } }],
    ['reject', { ...which, reasons: ['debt-high'], remark: '' }],
    ['draw', { ...which, drawnOn: day }],
    ['repay', { ...which, paidOn: day, amount: 100 }],
    ['renew', { ...which, rate: 345, termMonths: 12, method: 'interest-only' }],
  ];
  const ofEnterprise: [string, unknown][] = [
    ['one', { applicationId }],
    ['draft', { formId: c.formId }],
    ['submit', { formId: c.formId, grants: [], months: 12 }],
    ['step', { ...which, event: 'withdraw' }],
    ['answer', { ...which, words: '已补充' }],
  ];
  const [owner, stranger] = [c.owner.enterpriseId, other].map((enterpriseId) =>
    account('enterprise-owner', { enterpriseId }),
  ) as [Account, Account];
  const outsiders = [account('district-officer', { districtCode: '120103' }), account('operator', {})];
  for (const [name, input] of ofBank) {
    for (const role of ['bank-officer', 'bank-reviewer'] as const)
      expect(await codeOf(account(role, { bankId: theirs }), name, input), name).toBe('NOT_FOUND');
    for (const person of [owner, stranger, ...outsiders])
      expect(await codeOf(person, name, input), `${name} as ${person.role}`).toBe('FORBIDDEN');
  }
  const bank = account('bank-officer', { bankId: mine });
  for (const [name, input] of ofEnterprise) {
    expect(await codeOf(stranger, name, input), name).toBe('NOT_FOUND');
    for (const person of [bank, ...outsiders])
      expect(await codeOf(person, name, input), `${name} as ${person.role}`).toBe('FORBIDDEN');
  }
  // who reached for what is another's, or another role's, is written down
  const reached = { action: 'refuse-foreign-read', subject: `application:${applicationId}` };
  expect(await db().auditEvent.count({ where: { ...reached, actor: 'bank-officer-x' } })).toBe(ofBank.length);
  expect(await db().auditEvent.count({ where: { ...reached, actor: 'enterprise-owner-x' } })).toBe(
    ofEnterprise.length - 2, // a form is no application
  );
  const form = { action: 'refuse-foreign-read', subject: `application-form:${c.formId}` };
  expect(await db().auditEvent.count({ where: form })).toBeGreaterThan(0);
  const refused = { action: 'refuse-call', actor: 'operator-x', subject: 'call:applications.approve' };
  expect(await db().auditEvent.count({ where: refused })).toBeGreaterThan(0);
  expect(await codeOf(bank, 'received', { applicationId })).toBe('ok');
  expect(await codeOf(owner, 'one', { applicationId })).toBe('ok');
  expect(await codeOf(bank, 'facts', { applicationId })).toBe('ok');
  const { consentId } = await db().application.findUniqueOrThrow({ where: { id: applicationId } });
  await revokeConsent(c.owner, { consentId: consentId! });
  expect(await codeOf(bank, 'facts', { applicationId })).toBe('FORBIDDEN');
  expect((await db().application.findUniqueOrThrow({ where: { id: applicationId } })).version).toBe(2);
});
