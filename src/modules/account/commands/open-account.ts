import type { SecurityScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';

import type { OpenAccount } from '../schema';
import { checkedUser, insertUser } from './create-user';
import { initialPassword } from './initial-password';

/**
 * Opens an account of a bank, a district or the platform with a password made here, shown once and good for
 * nothing but choosing another.
 * @throws AppError invalid (fields), conflict `login-taken`
 */
export async function openAccount(
  scope: SecurityScope,
  { bankId, ...input }: OpenAccount,
): Promise<{ login: string; password: string }> {
  const password = initialPassword();
  const checked = await checkedUser(
    { ...input, bankId: bankId === undefined ? undefined : BigInt(bankId) },
    password,
  );
  const { login, role } = checked.user;
  return audited(scope.actor, async (tx) => {
    const userId = await insertUser(tx, checked, { passwordDue: true });
    return {
      result: { login, password },
      entry: { action: 'create-user', subject: `user:${userId}`, after: { login, role } },
    };
  });
}
