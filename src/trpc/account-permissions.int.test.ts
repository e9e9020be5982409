import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDb, db } from '@/server/db';
import { type Account, createCallerFactory, type Meta } from '@/server/trpc';
import { appRouter } from './root';

const callerOf = createCallerFactory(appRouter);
const tag = randomUUID().slice(0, 8);
const operator: Account = { login: `operator-${tag}`, displayName: '平台', role: 'operator' };
let owner: Account;
let otherOwner: Account;
let staff: Account;

/** The tRPC code of a call, or `ok`. */
async function codeOf(account: Account, name: string, input?: unknown): Promise<string> {
  type Calls = Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const [router, procedure] = name.split('.') as [string, string];
  try {
    await (callerOf({ account }) as unknown as Calls)[router]?.[procedure]?.(input);
    return 'ok';
  } catch (error) {
    if (error instanceof TRPCError) return error.code;
    throw error;
  }
}

beforeAll(async () => {
  const enterprise = async (name: string) =>
    (
      await db().enterprise.create({
        data: { name: `${name}${tag}`, nameNorm: `${name}${tag}`, firstKnownAt: new Date() },
      })
    ).id;
  const [own, other] = [await enterprise('甲'), await enterprise('乙')];
  const person = (role: 'enterprise-owner' | 'enterprise-staff', enterpriseId: bigint): Account => ({
    login: `${role}-${enterpriseId}`,
    displayName: role,
    role,
    enterpriseId,
  });
  owner = person('enterprise-owner', own);
  staff = person('enterprise-staff', own);
  otherOwner = person('enterprise-owner', other);
});
afterAll(closeDb);

it('staff of an enterprise neither authorise banks nor invite others', async () => {
  const calls: [string, unknown][] = [
    ['consent.revoke', { consentId: '1' }],
    ['consent.grant', { bankId: '1', categories: ['tax'], purpose: '贷款', months: 3 }],
    ['account.staff', undefined],
    ['account.inviteStaff', { displayName: '某某' }],
    ['account.closeStaffAccount', { login: 'x' }],
  ];
  for (const [name, input] of calls) expect(await codeOf(staff, name, input), name).toBe('FORBIDDEN');
  expect(await codeOf(staff, 'consent.list')).toBe('ok');
});

it('an owner reaches staff and invitations of the own enterprise alone', async () => {
  const made = await callerOf({ account: owner }).account.inviteStaff({ displayName: '某某' });
  expect(made.code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  const { invitations } = await callerOf({ account: owner }).account.staff();
  expect((await callerOf({ account: otherOwner }).account.staff()).invitations).toEqual([]);
  const input = { invitationId: String(invitations[0]?.invitationId) };
  expect(await codeOf(otherOwner, 'account.withdrawStaffInvitation', input)).toBe('NOT_FOUND');
  expect(await codeOf(owner, 'account.withdrawStaffInvitation', input)).toBe('ok');
});

it('without a second factor that is due, nothing but setting it up', async () => {
  const account: Account = { ...operator, secondFactor: 'due' };
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { meta?: Meta } }>;
  expect(Object.keys(procedures).length).toBeGreaterThan(50);
  for (const [name, { _def }] of Object.entries(procedures)) {
    const code = await codeOf(account, name);
    if (_def.meta?.permission === 'account:own') expect(code, name).not.toBe('FORBIDDEN');
    else expect(code, name).toBe('FORBIDDEN');
  }
});
