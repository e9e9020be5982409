import { randomUUID } from 'node:crypto';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { closeDb, db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import { STEP_SECONDS } from '../domain/totp';
import { accountOf } from '../queries/account-of';
import { ownSecurity } from '../queries/own-security';
import { beginSecondFactor } from './begin-second-factor';
import { confirmSecondFactor } from './confirm-second-factor';
import { createUser } from './create-user';
import { endSessions } from './end-sessions';
import { renewRecoveryCodes } from './renew-recovery-codes';
import { resetSecondFactor } from './reset-second-factor';
import { signInByCode, signInByPassword } from './sign-in';
import { secretOf } from './take-code';

const tag = randomUUID().slice(0, 8);
const PASSWORD = 'wandering-heron-42';
const system: Actor = { login: 'test', role: 'system' };
const chief = mintScope.security({ login: `chief-${tag}`, role: 'security-officer' });
let bankId = 0n;
let n = 0;

/** A bank officer of their own, and an address of their own. */
async function officer(): Promise<{ actor: Actor; address: string }> {
  n += 1;
  const login = `officer-${n}-${tag}`;
  await createUser(system, { login, displayName: '测试', role: 'bank-officer', bankId }, PASSWORD);
  return { actor: { login, role: 'bank-officer' }, address: `${tag}-${n}` };
}
const userOf = (login: string) => db().user.findUniqueOrThrow({ where: { login } });
const factorOf = async (login: string) =>
  db().secondFactor.findUniqueOrThrow({ where: { userId: (await userOf(login)).id } });
/** The code of a step relative to now. */
const codeOf = async (login: string, ahead = 0) =>
  generateSync({
    secret: secretOf(await factorOf(login)),
    epoch: Math.floor(Date.now() / 1000) + ahead * STEP_SECONDS,
  });
/** As if the last code was taken long ago. */
const forget = async (login: string) =>
  db().secondFactor.update({ where: { userId: (await userOf(login)).id }, data: { lastStep: 0n } });

async function enrolled() {
  const who = await officer();
  await beginSecondFactor(who.actor);
  const { recoveryCodes } = await confirmSecondFactor(who.actor, await codeOf(who.actor.login));
  await forget(who.actor.login);
  return { ...who, recoveryCodes };
}
async function ticketOf({ actor, address }: { actor: Actor; address: string }): Promise<string> {
  const step = await signInByPassword({ login: actor.login, password: PASSWORD, address });
  if (!('ticket' in step)) throw new Error('was not asked for a code');
  return step.ticket;
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

beforeAll(async () => {
  bankId = (await db().bank.create({ data: { code: `totp-${tag}`, name: '测试银行' } })).id;
});
afterAll(closeDb);

it('leaves nothing but the set-up to staff without it, and lets them in once it is there', async () => {
  const { actor, address } = await officer();
  const signedIn = await signInByPassword({ login: actor.login, password: PASSWORD, address });
  expect('user' in signedIn).toBe(true);
  expect((await accountOf(actor.login, 0))?.secondFactor).toBe('due');
  const { secret, uri } = await beginSecondFactor(actor);
  expect(uri).toContain(secret);
  expect(await reasonOf(confirmSecondFactor(actor, '000000x'))).toBe('second-factor-wrong');
  expect((await accountOf(actor.login, 0))?.secondFactor).toBe('due');
  const { recoveryCodes } = await confirmSecondFactor(actor, await codeOf(actor.login));
  expect(new Set(recoveryCodes).size).toBe(10);
  expect((await accountOf(actor.login, 0))?.secondFactor).toBe('held');
  expect(await ownSecurity(actor)).toMatchObject({ secondFactor: 'held', recoveryCodesLeft: 10 });
  expect(await reasonOf(beginSecondFactor(actor))).toBe('second-factor-held');
  expect(await reasonOf(confirmSecondFactor(actor, await codeOf(actor.login)))).toBe('second-factor-held');
});

it('lets the demo city in without, where that was set', async () => {
  const { actor } = await officer();
  await db().user.update({ where: { login: actor.login }, data: { demo: true } });
  const waived = process.env.XYD_DEMO_SECOND_FACTOR === 'waived';
  expect((await accountOf(actor.login, 0))?.secondFactor).toBe(waived ? 'waived' : 'due');
});

it('keeps the secret sealed and recovery codes hashed', async () => {
  const { actor, recoveryCodes } = await enrolled();
  const factor = await factorOf(actor.login);
  expect(factor.secretSealed).toMatch(/^v1\./);
  expect(factor.secretSealed).not.toContain(secretOf(factor));
  const kept = await db().recoveryCode.findMany({ where: { userId: factor.userId } });
  expect(JSON.stringify(kept.map((k) => k.codeHash))).not.toContain(recoveryCodes[0]?.replaceAll('-', ''));
});

it('takes a code once, also of four sign-ins at the same moment', async () => {
  const who = await enrolled();
  const code = await codeOf(who.actor.login);
  const tickets = await Promise.all([1, 2, 3, 4].map(() => ticketOf(who)));
  const all = await Promise.all(
    tickets.map((ticket) => reasonOf(signInByCode({ ticket, code, address: who.address }))),
  );
  expect(all.filter((reason) => reason === 'ok')).toHaveLength(1);
  const ticket = await ticketOf(who);
  expect(await reasonOf(signInByCode({ ticket, code, address: who.address }))).toBe('second-factor-wrong');
  // the phone's clock is half a minute ahead
  const ahead = await codeOf(who.actor.login, 1);
  expect(await reasonOf(signInByCode({ ticket, code: ahead, address: who.address }))).toBe('ok');
});

it('takes a recovery code once, however it is typed', async () => {
  const who = await enrolled();
  const [first] = who.recoveryCodes as [string];
  const typed = ` ${first.toLowerCase().replaceAll('-', ' ')} `;
  const ticket = await ticketOf(who);
  expect(await reasonOf(signInByCode({ ticket, code: typed, address: who.address }))).toBe('ok');
  expect(await reasonOf(signInByCode({ ticket, code: first, address: who.address }))).toBe(
    'second-factor-wrong',
  );
  expect((await ownSecurity(who.actor)).recoveryCodesLeft).toBe(9);
  const fresh = await renewRecoveryCodes(who.actor, await codeOf(who.actor.login));
  expect(fresh.recoveryCodes).not.toContain(who.recoveryCodes[1]);
  const old = who.recoveryCodes[1] as string;
  expect(await reasonOf(signInByCode({ ticket, code: old, address: who.address }))).toBe(
    'second-factor-wrong',
  );
});

it('locks after five wrong codes, and a right password between them does not begin anew', async () => {
  const who = await enrolled();
  for (let i = 0; i < 5; i++) {
    const ticket = await ticketOf(who);
    expect(await reasonOf(signInByCode({ ticket, code: '000000', address: who.address }))).toBe(
      'second-factor-wrong',
    );
  }
  const password = signInByPassword({ login: who.actor.login, password: PASSWORD, address: who.address });
  expect(await reasonOf(password)).toBe('sign-in-locked');
});

it('looks at no more than five of fifty guesses sent at once', async () => {
  const who = await enrolled();
  const ticket = await ticketOf(who);
  const reasons = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      reasonOf(signInByCode({ ticket, code: String(i).padStart(6, '9'), address: `${who.address}-${i}` })),
    ),
  );
  expect(reasons.filter((r) => r === 'second-factor-wrong').length).toBeLessThanOrEqual(5);
  expect(reasons.filter((r) => r === 'sign-in-locked').length).toBeGreaterThanOrEqual(45);
});

it('refuses a ticket that is forged, or older than the sessions that were ended', async () => {
  const who = await enrolled();
  const ticket = await ticketOf(who);
  const code = await codeOf(who.actor.login);
  const forged = `${Buffer.from(`${who.actor.login} 0`).toString('base64url')}.${Date.now() + 60_000}.x`;
  expect(await reasonOf(signInByCode({ ticket: forged, code, address: who.address }))).toBe(
    'sign-in-ticket-old',
  );
  await endSessions(who.actor, who.actor.login);
  expect(await reasonOf(signInByCode({ ticket, code, address: who.address }))).toBe('sign-in-ticket-old');
  expect(await accountOf(who.actor.login, 0)).toBeUndefined();
  expect(await accountOf(who.actor.login, 1)).toBeDefined();
});

it('is taken away by another administrator alone, with a trace, and its sessions end', async () => {
  const who = await enrolled();
  await resetSecondFactor(chief, who.actor.login);
  expect(await accountOf(who.actor.login, 0)).toBeUndefined();
  expect((await accountOf(who.actor.login, 1))?.secondFactor).toBe('due');
  const { id } = await userOf(who.actor.login);
  const trace = await db().auditEvent.findMany({ where: { subject: `user:${id}` } });
  expect(trace.filter((t) => t.action === 'reset-second-factor').map((t) => t.actor)).toEqual([
    chief.actor.login,
  ]);
  expect(JSON.stringify(trace.map((t) => [t.action, t.before, t.after]))).not.toMatch(/otpauth|[A-Z2-7]{32}/);
  expect(await reasonOf(resetSecondFactor(chief, chief.actor.login))).toBe('second-factor-own');
  expect(await reasonOf(resetSecondFactor(chief, `nobody-${tag}`))).toBe('second-factor-none');
});
