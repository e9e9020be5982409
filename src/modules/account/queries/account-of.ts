import type { Role } from '@/kernel/permissions';
import { db } from '@/server/db';
import { env } from '@/server/env';
import type { User } from '@/server/prisma/client';
import type { Account } from '@/server/trpc';
import { needsSecondFactor, secondFactorState } from '../domain/second-factor-policy';

/** The account as the permission gate reads it. */
export function accountFrom(user: User): Account {
  const { login, displayName, enterpriseId, bankId, districtCode } = user;
  return {
    login,
    displayName,
    role: user.role as Role,
    enterpriseId: enterpriseId ?? undefined,
    bankId: bankId ?? undefined,
    districtCode: districtCode ?? undefined,
    ...(user.passwordDue && { passwordDue: true }),
  };
}

/**
 * The account a session speaks for, as it stands now.
 * @param epoch of the session; an older one was ended
 * @returns undefined when it is gone, disabled or ended
 */
export async function accountOf(login: string, epoch: number): Promise<Account | undefined> {
  const user = await db().user.findUnique({ where: { login } });
  if (!user || user.disabledAt !== null || user.sessionEpoch !== epoch) return undefined;
  const account = accountFrom(user);
  if (!needsSecondFactor(account.role)) return account;
  const waived = env().XYD_DEMO_SECOND_FACTOR === 'waived';
  const factor = await db().secondFactor.findUnique({ where: { userId: user.id } });
  const held = Boolean(factor?.confirmedAt);
  return {
    ...account,
    secondFactor: secondFactorState({ role: account.role, demo: user.demo, held }, waived),
  };
}
