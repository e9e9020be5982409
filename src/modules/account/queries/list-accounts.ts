import { type Instant, instant } from '@/kernel/period';
import type { Role, SecurityScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { needsSecondFactor } from '../domain/second-factor-policy';

export type AccountLine = {
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly demo: boolean;
  readonly disabled: boolean;
  readonly needsSecondFactor: boolean;
  /** since when it has one in force */
  readonly secondFactorSince: Instant | undefined;
};

const MOST = 500;

/** Accounts whose login or name holds the words, the newest first, at most 500; without words staff alone. */
export async function listAccounts(
  _scope: SecurityScope,
  { words }: { words?: string } = {},
): Promise<AccountLine[]> {
  const holding = words
    ? { OR: [{ login: { contains: words } }, { displayName: { contains: words } }] }
    : { role: { notIn: ['enterprise-owner', 'enterprise-staff'] } };
  const users = await db().user.findMany({ where: holding, orderBy: { id: 'desc' }, take: MOST });
  const factors = await db().secondFactor.findMany({ where: { userId: { in: users.map((u) => u.id) } } });
  const since = new Map(factors.map((f) => [f.userId, f.confirmedAt]));
  return users.map((user) => {
    const confirmed = since.get(user.id);
    return {
      login: user.login,
      displayName: user.displayName,
      role: user.role as Role,
      demo: user.demo,
      disabled: user.disabledAt !== null,
      needsSecondFactor: needsSecondFactor(user.role as Role),
      secondFactorSince: confirmed ? instant(confirmed) : undefined,
    };
  });
}
