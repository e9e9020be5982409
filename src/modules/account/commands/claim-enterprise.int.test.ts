import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { AppError } from '@/kernel/errors';
import { instant } from '@/kernel/period';
import { type EnterpriseScope, may } from '@/kernel/permissions';
import { usccCheckDigit } from '@/kernel/uscc';
import { closeDb, db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import { accountOf } from '../queries/account-of';
import { listStaff } from '../queries/list-staff';
import { checkClaim, claimEnterprise } from './claim-enterprise';
import { closeStaffAccount } from './close-staff-account';
import { inviteStaff, withdrawStaffInvitation } from './invite-staff';
import { issueClaimCode } from './issue-claim-code';
import { checkInvitation, joinAsStaff } from './join-as-staff';
import { signInByPassword } from './sign-in';

const operator = mintScope.operator({ login: 'operator-test', role: 'operator' });
const PASSWORD = 'wandering-heron-42';
let tag = '';
let uscc = '';
let enterpriseId = 0n;
let address = '';
let owner: EnterpriseScope;

async function makeEnterprise(): Promise<bigint> {
  const head = `91120103${String(randomInt(1e9)).padStart(9, '0')}`;
  uscc = head + usccCheckDigit(head);
  const { id } = await db().enterprise.create({
    data: { uscc, name: `认领测试${tag}`, nameNorm: `认领测试${tag}`, firstKnownAt: new Date() },
  });
  return id;
}
async function reasonOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'ok',
    (error) => {
      if (error instanceof AppError) return error.code;
      throw error;
    },
  );
}
const claimOf = (code: string, more: { login?: string; password?: string } = {}) => ({
  uscc,
  code,
  address,
  displayName: '张三',
  phone: '13800138000',
  login: `o-${tag}`,
  password: PASSWORD,
  ...more,
});

beforeEach(async () => {
  tag = randomUUID().slice(0, 8);
  address = `claim-${tag}`;
  enterpriseId = await makeEnterprise();
  owner = mintScope.enterprise({ login: `o-${tag}`, role: 'enterprise-owner' }, enterpriseId);
});
afterAll(closeDb);

it('opens the owner account, once, with its phone sealed', async () => {
  const { code, enterprise } = await issueClaimCode(operator, { uscc, days: 30 });
  expect(await checkClaim({ uscc, code: code.toLowerCase(), address })).toEqual({ enterprise });
  expect(await reasonOf(claimEnterprise(claimOf(code, { password: 'short' })))).toBe('password-short');
  expect(await claimEnterprise(claimOf(code))).toEqual({ login: `o-${tag}` });
  const { user } = (await signInByPassword({ login: `o-${tag}`, password: PASSWORD, address })) as {
    user: { role: string; enterpriseId: bigint; phoneSealed: string };
  };
  expect(user).toMatchObject({ role: 'enterprise-owner', enterpriseId });
  expect(user.phoneSealed).not.toContain('13800138000');
  expect(await reasonOf(claimEnterprise(claimOf(code, { login: `p-${tag}` })))).toBe('claim-wrong');
  expect(await reasonOf(issueClaimCode(operator, { uscc, days: 30 }))).toBe('enterprise-claimed');
  const trace = await db().auditEvent.findMany({ where: { subject: `enterprise:${enterpriseId}` } });
  expect(trace.map((t) => t.action).sort()).toEqual(['claim-enterprise', 'issue-claim-code']);
  const told = JSON.stringify(trace.map((t) => [t.before, t.after]));
  expect(told).not.toMatch(/13800138000|张三|wandering/);
  expect(told).not.toContain(code);
});

it('of two claims at once one opens an account, and the other leaves none', async () => {
  const { code } = await issueClaimCode(operator, { uscc, days: 30 });
  const reasons = await Promise.all(
    ['x', 'y'].map((who) => reasonOf(claimEnterprise(claimOf(code, { login: `${who}-${tag}` })))),
  );
  expect(reasons.sort()[1]).toBe('ok');
  expect(['claim-used', 'claim-wrong']).toContain(reasons[0]);
  expect(await db().user.count({ where: { enterpriseId } })).toBe(1);
});

it('refuses codes that are wrong, replaced, expired, or of another enterprise, in the same words', async () => {
  const { code: first } = await issueClaimCode(operator, { uscc, days: 30 });
  const { code } = await issueClaimCode(operator, { uscc, days: 30 });
  expect(await reasonOf(checkClaim({ uscc, code: first, address }))).toBe('claim-wrong');
  const mine = uscc;
  await makeEnterprise();
  expect(await reasonOf(checkClaim({ uscc, code, address: `${address}-2` }))).toBe('claim-wrong');
  uscc = mine;
  await db().claimCode.updateMany({ where: { enterpriseId }, data: { until: new Date(0) } });
  expect(await reasonOf(checkClaim({ uscc, code, address: `${address}-3` }))).toBe('claim-wrong');
});

it('locks an enterprise after five wrong codes from anywhere, and an address over all enterprises', async () => {
  const { code } = await issueClaimCode(operator, { uscc, days: 30 });
  for (let i = 0; i < 5; i++)
    expect(await reasonOf(checkClaim({ uscc, code: `WRONG${i}`, address: `${address}-${i}` }))).toBe(
      'claim-wrong',
    );
  expect(await reasonOf(checkClaim({ uscc, code, address: `${address}-9` }))).toBe('sign-in-locked');
  for (let i = 0; i < 5; i++) {
    await makeEnterprise();
    await reasonOf(checkClaim({ uscc, code: 'WRONG', address }));
  }
  await makeEnterprise();
  expect(await reasonOf(checkClaim({ uscc, code: 'WRONG', address }))).toBe('sign-in-locked');
});

it('lets an owner invite staff who may do less, and close their account', async () => {
  const { code } = await inviteStaff(owner, { displayName: '李四' });
  expect(await checkInvitation({ code, address })).toEqual({
    enterprise: `认领测试${tag}`,
    displayName: '李四',
  });
  const join = { code, address, phone: '13900139000', login: `s-${tag}`, password: PASSWORD };
  expect(await joinAsStaff(join)).toEqual({ login: `s-${tag}` });
  expect(await reasonOf(joinAsStaff({ ...join, login: `t-${tag}` }))).toBe('staff-invitation-wrong');
  const account = await accountOf(`s-${tag}`, 0);
  expect(account).toMatchObject({ role: 'enterprise-staff', enterpriseId, displayName: '李四' });
  expect(may('enterprise-staff', 'consent:write')).toBe(false);
  expect(may('enterprise-staff', 'staff:manage')).toBe(false);
  const { staff } = await listStaff(owner, instant(new Date()));
  expect(staff).toMatchObject([{ login: `s-${tag}`, phone: '139****9000', closed: false }]);
  const other = mintScope.enterprise(owner.actor, await makeEnterprise());
  expect(await reasonOf(closeStaffAccount(other, `s-${tag}`))).toBe('user-unknown');
  await closeStaffAccount(owner, `s-${tag}`);
  expect(await accountOf(`s-${tag}`, 0)).toBeUndefined();
  expect(await reasonOf(signInByPassword({ login: `s-${tag}`, password: PASSWORD, address }))).toBe(
    'sign-in-wrong',
  );
});

it('withdraws an invitation, and bounds how many there are', async () => {
  const { code } = await inviteStaff(owner, { displayName: '王五' });
  const { invitations } = await listStaff(owner, instant(new Date()));
  await withdrawStaffInvitation(owner, invitations[0]?.invitationId as bigint);
  expect(await reasonOf(checkInvitation({ code, address }))).toBe('staff-invitation-wrong');
  for (let i = 0; i < 20; i++) await inviteStaff(owner, { displayName: `第${i}位` });
  expect(await reasonOf(inviteStaff(owner, { displayName: '多一位' }))).toBe('staff-full');
});
