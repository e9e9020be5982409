import { AppError } from '@/kernel/errors';
import type { Role } from '@/kernel/permissions';
import { db } from '@/server/db';
import { verifyPassword } from '@/server/password';
import type { User } from '@/server/prisma/client';
import { openTicket, signTicket } from '@/server/ticket';
import { beginAttempt, settleAttempt } from './sign-in-attempt';
import { takeCode } from './take-code';

const WRONG = '登录名或密码不对。请检查后重试；连续 5 次不对会锁定 15 分钟。';
const WRONG_CODE =
  '验证码不对、已用过或已过期。请等验证器显示下一组数字后再输；手机不在身边可输入恢复码。连续 5 次不对会锁定 15 分钟。';
const PURPOSE = 'second-step';
const TICKET_MINUTES = 5;

/** Signed in; or the password was right and a code is still asked for, with a ticket to come back with. */
export type SignIn = { readonly user: User } | { readonly ticket: string };

/**
 * Checks a password and keeps the attempt. A locked attempt does not look at the password.
 * @throws AppError forbidden `sign-in-locked`, unauthenticated `sign-in-wrong`
 */
export async function signInByPassword(input: {
  readonly login: string;
  readonly password: string;
  readonly address: string;
}): Promise<SignIn> {
  const attempt = await beginAttempt(input);
  const user = await db().user.findUnique({
    where: { login: input.login.trim().toLowerCase().slice(0, 64) },
  });
  const right = await verifyPassword(user?.passwordHash, input.password);
  if (!right || !user || user.disabledAt !== null)
    throw new AppError('unauthenticated', 'sign-in-wrong', WRONG);
  const factor = await db().secondFactor.findUnique({ where: { userId: user.id } });
  if (!factor?.confirmedAt) {
    await settleAttempt(attempt, 'right');
    return { user };
  }
  // else somebody with the password could try codes without end, a password between every four of them
  await settleAttempt(attempt, 'half');
  return { ticket: secondStepFor(user) };
}

/** A ticket for the second step of somebody whose first was right. */
export function secondStepFor({ login, sessionEpoch }: User): string {
  return signTicket(PURPOSE, `${login} ${sessionEpoch}`, Date.now() + TICKET_MINUTES * 60_000);
}

/**
 * The second step: a code of the authenticator app, or a recovery code.
 * @throws AppError unauthenticated `sign-in-ticket-old`, `second-factor-wrong`; forbidden `sign-in-locked`
 */
export async function signInByCode(input: {
  readonly ticket: string;
  readonly code: string;
  readonly address: string;
}): Promise<User> {
  const [login, epoch] = openTicket(PURPOSE, input.ticket, Date.now())?.split(' ') ?? [];
  const user = login === undefined ? null : await db().user.findUnique({ where: { login } });
  if (!user || user.disabledAt !== null || user.sessionEpoch !== Number(epoch))
    throw new AppError('unauthenticated', 'sign-in-ticket-old', '等待时间过长，请重新输入登录名和密码。');
  const attempt = await beginAttempt({ login: user.login, address: input.address });
  const taken = await takeCode({ login: user.login, role: user.role as Role }, user.id, input.code);
  if (!taken) throw new AppError('unauthenticated', 'second-factor-wrong', WRONG_CODE);
  await settleAttempt(attempt, 'right');
  return user;
}
