import type { OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { Account } from '@/server/trpc';
import { accountFrom } from './account-of';

/** The account somebody at the terminal acts as. @returns undefined when there is none, or it is disabled */
export async function accountByLogin(_scope: OperatorScope, login: string): Promise<Account | undefined> {
  const user = await db().user.findUnique({ where: { login } });
  return user && user.disabledAt === null ? accountFrom(user) : undefined;
}
