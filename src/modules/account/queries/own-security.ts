import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { Actor, Role } from '@/kernel/permissions';
import { db } from '@/server/db';
import { env } from '@/server/env';
import { type SecondFactorState, secondFactorState } from '../domain/second-factor-policy';

export type OwnSecurity = {
  readonly passwordDue: boolean;
  readonly secondFactor: SecondFactorState;
  readonly since: Instant | undefined;
  readonly recoveryCodesLeft: number;
  /** the last ways in, newest first */
  readonly attempts: readonly { readonly at: Instant; readonly address: string; readonly ok: boolean }[];
};

const SHOWN_ATTEMPTS = 10;

/** How the account of the one who asks is protected, and who tried it lately. @throws AppError not-found */
export async function ownSecurity({ login }: Actor): Promise<OwnSecurity> {
  const user = await db().user.findUnique({ where: { login } });
  if (!user) throw new AppError('not-found', 'user-unknown', '没有找到您的账号，请重新登录。');
  const [factor, recoveryCodesLeft, attempts] = await Promise.all([
    db().secondFactor.findUnique({ where: { userId: user.id } }),
    db().recoveryCode.count({ where: { userId: user.id, usedAt: null } }),
    db().signInAttempt.findMany({ where: { login }, orderBy: { id: 'desc' }, take: SHOWN_ATTEMPTS }),
  ]);
  const since = factor?.confirmedAt;
  return {
    passwordDue: user.passwordDue,
    secondFactor: secondFactorState(
      { role: user.role as Role, demo: user.demo, held: Boolean(since) },
      env().XYD_DEMO_SECOND_FACTOR === 'waived',
    ),
    since: since ? instant(since) : undefined,
    recoveryCodesLeft,
    attempts: attempts.map(({ at, address, ok }) => ({ at: instant(at), address, ok })),
  };
}
