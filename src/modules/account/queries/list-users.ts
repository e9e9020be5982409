import type { OperatorScope, Role } from '@/kernel/permissions';
import { db } from '@/server/db';

export type UserLine = {
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly demo: boolean;
  readonly disabled: boolean;
};

/** Accounts by role and login. */
export async function listUsers(_scope: OperatorScope, filter: { demo?: boolean } = {}): Promise<UserLine[]> {
  const users = await db().user.findMany({ where: filter, orderBy: { id: 'asc' } });
  return users.map(({ login, displayName, role, demo, disabledAt }) => ({
    login,
    displayName,
    role: role as Role,
    demo,
    disabled: disabledAt !== null,
  }));
}
