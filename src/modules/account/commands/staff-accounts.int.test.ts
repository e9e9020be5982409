import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { closeDb, db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import { accountOf } from '../queries/account-of';
import { changePassword } from './change-password';
import { openAccount } from './open-account';
import { resetPassword } from './reset-password';
import { setAccountOpen } from './set-account-open';
import { signInByPassword } from './sign-in';

const tag = randomUUID().slice(0, 8);
const chief = mintScope.security({ login: `chief-${tag}`, role: 'security-officer' });
let bankId: string;
let n = 0;
beforeAll(async () => {
  bankId = String((await db().bank.create({ data: { code: `staff-${tag}`, name: '测试银行' } })).id);
});
afterAll(closeDb);

async function opened() {
  n += 1;
  const login = `staff-${n}-${tag}`;
  const { password } = await openAccount(chief, { login, displayName: '王五', role: 'bank-officer', bankId });
  return { login, password, actor: { login, role: 'bank-officer' } satisfies Actor };
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
const signIn = (login: string, password: string) =>
  codeOf(signInByPassword({ login, password, address: `${tag}-${login}` }));
const epochOf = async (login: string) =>
  (await db().user.findUniqueOrThrow({ where: { login } })).sessionEpoch;

it('a first password is good for choosing another; then the sessions before it are over', async () => {
  const { login, password, actor } = await opened();
  expect(await signIn(login, password)).toBe('ok');
  expect((await accountOf(login, 0))?.passwordDue).toBe(true);
  const change = (current: string, next: string) => codeOf(changePassword(actor, { current, next }));
  expect(await change(password, 'short')).toBe('password-short');
  expect(await change(password, password)).toBe('password-same');
  expect(await change('not-this-one', 'wandering-heron-42')).toBe('password-wrong');
  expect(await change(password, 'wandering-heron-42')).toBe('ok');
  expect(await accountOf(login, 0)).toBeUndefined();
  expect((await accountOf(login, await epochOf(login)))?.passwordDue).toBeUndefined();
  expect(await signIn(login, password)).toBe('sign-in-wrong');
  expect(await signIn(login, 'wandering-heron-42')).toBe('ok');
});

it('the current password cannot be guessed by somebody at an open screen', async () => {
  const { actor } = await opened();
  const guesses = [];
  for (let i = 0; i < 7; i++)
    guesses.push(await codeOf(changePassword(actor, { current: `guess-${i}`, next: 'wandering-heron-42' })));
  expect(guesses.filter((g) => g === 'password-wrong')).toHaveLength(5);
  expect(guesses.slice(5)).toEqual(['sign-in-locked', 'sign-in-locked']);
});

it('a forgotten one is replaced, a closed account is out and may come back, and nobody does it to themselves', async () => {
  const { login, password } = await opened();
  const fresh = await resetPassword(chief, login);
  expect(fresh.password).not.toBe(password);
  expect(await signIn(login, password)).toBe('sign-in-wrong');
  expect(await signIn(login, fresh.password)).toBe('ok');
  await setAccountOpen(chief, { login, open: false });
  expect(await accountOf(login, await epochOf(login))).toBeUndefined();
  expect(await signIn(login, fresh.password)).toBe('sign-in-wrong');
  await setAccountOpen(chief, { login, open: true });
  expect(await signIn(login, fresh.password)).toBe('ok');
  const own = chief.actor.login;
  expect(await codeOf(resetPassword(chief, own))).toBe('password-own');
  expect(await codeOf(setAccountOpen(chief, { login: own, open: false }))).toBe('account-own');
  const { id } = await db().user.findUniqueOrThrow({ where: { login } });
  const trail = await db().auditEvent.findMany({ where: { subject: `user:${id}` } });
  expect(trail.filter((t) => t.actor === own).map((t) => t.action)).toEqual([
    'create-user',
    'reset-password',
    'disable-user',
    'enable-user',
  ]);
  expect(JSON.stringify(trail.map((t) => [t.before, t.after]))).not.toContain(fresh.password);
});
