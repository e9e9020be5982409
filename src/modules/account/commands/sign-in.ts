import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import { db } from '@/server/db';
import { verifyPassword } from '@/server/password';
import type { User } from '@/server/prisma/client';
import { lockedUntil, MOST_FAILURES, WINDOW_MINUTES } from '../domain/lock-out';

const WRONG = '登录名或密码不对。请检查后重试；连续 5 次不对会锁定 15 分钟。';

function clock(until: Instant): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(until));
}

async function refuseLocked(where: { login: string } | { address: string }, now: Date): Promise<void> {
  const attempts = await db().signInAttempt.findMany({
    where: { ...where, at: { gt: new Date(now.getTime() - WINDOW_MINUTES * 60_000) } },
    orderBy: { id: 'desc' },
    take: 50 * MOST_FAILURES,
  });
  const success = attempts.findIndex((a) => a.ok);
  const failures = success < 0 ? attempts : attempts.slice(0, success);
  const until = lockedUntil(
    failures.map((a) => instant(a.at)),
    instant(now),
  );
  if (until)
    throw new AppError(
      'forbidden',
      'sign-in-locked',
      `登录失败次数过多，为保护账号已暂停登录，${clock(until)} 后可再试。若不是您本人操作，请联系平台管理员。`,
    );
}

/**
 * Checks a password and keeps the attempt; five failures in fifteen minutes lock the account and the
 * address. A locked attempt does not look at the password.
 * @throws AppError forbidden `sign-in-locked`, unauthenticated `sign-in-wrong`
 */
export async function signInByPassword(input: {
  readonly login: string;
  readonly password: string;
  readonly address: string;
}): Promise<User> {
  const login = input.login.trim().toLowerCase().slice(0, 64);
  const address = input.address.slice(0, 64);
  const now = new Date();
  await refuseLocked({ login }, now);
  await refuseLocked({ address }, now);
  const user = await db().user.findUnique({ where: { login } });
  const right = await verifyPassword(user?.passwordHash, input.password);
  const ok = right && user !== null && user.disabledAt === null;
  await db().signInAttempt.create({ data: { login, address, ok, at: now } });
  if (!ok || !user) throw new AppError('unauthenticated', 'sign-in-wrong', WRONG);
  return user;
}
