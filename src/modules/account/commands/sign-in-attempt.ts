import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import { db } from '@/server/db';
import { lockedUntil, MOST_FAILURES, WINDOW_MINUTES } from '../domain/lock-out';

function clock(until: Instant): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(until));
}

type Where = { readonly login: string } | { readonly address: string };

async function refuseLocked(where: Where, now: Date, except?: bigint): Promise<void> {
  const attempts = await db().signInAttempt.findMany({
    where: {
      ...where,
      at: { gt: new Date(now.getTime() - WINDOW_MINUTES * 60_000) },
      ...(except && { id: { not: except } }),
    },
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
 * Lets one attempt at a login's secret through, or says that it is locked. The attempt is written down as a
 * failure before the secret is looked at and counts every other that is written down, so that of many at once no
 * more than five are: the sixth to be written sees the five before it. `settleAttempt` says how it ended.
 * @throws AppError forbidden `sign-in-locked`: five failures in fifteen minutes of the login or the address
 */
export async function beginAttempt(who: {
  readonly login: string;
  readonly address: string;
}): Promise<bigint> {
  const login = who.login.trim().toLowerCase().slice(0, 64);
  const address = who.address.slice(0, 64);
  const now = new Date();
  await refuseLocked({ address }, now);
  const { id } = await db().signInAttempt.create({ data: { login, address, ok: false, at: now } });
  try {
    await refuseLocked({ login }, now, id);
  } catch (error) {
    await db().signInAttempt.delete({ where: { id } }); // was not looked at: the lock does not grow by it
    throw error;
  }
  return id;
}

/** @param outcome `half`: the first of two factors was right, which neither counts as a failure nor ends a row of them */
export async function settleAttempt(id: bigint, outcome: 'right' | 'half' | 'wrong'): Promise<void> {
  if (outcome === 'right') await db().signInAttempt.update({ where: { id }, data: { ok: true } });
  if (outcome === 'half') await db().signInAttempt.delete({ where: { id } });
}
