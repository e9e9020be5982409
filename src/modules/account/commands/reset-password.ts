import { AppError } from '@/kernel/errors';
import type { SecurityScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { hashPassword } from '@/server/password';
import { initialPassword } from './initial-password';

/**
 * A password made here for somebody who forgot theirs, shown once and good for nothing but choosing another; the
 * account's sessions end. Nobody resets their own.
 * @throws AppError not-found, forbidden `password-own`
 */
export async function resetPassword(
  scope: SecurityScope,
  login: string,
): Promise<{ login: string; password: string }> {
  if (login === scope.actor.login)
    throw new AppError('forbidden', 'password-own', '自己的密码请在“我的账号”里修改。');
  const password = initialPassword();
  const passwordHash = await hashPassword(password);
  return audited(scope.actor, async (tx) => {
    const user = await tx.user.findUnique({ where: { login } });
    if (!user) throw new AppError('not-found', 'user-unknown', `没有登录名为“${login}”的账号。`);
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, passwordDue: true, sessionEpoch: { increment: 1 } },
    });
    return {
      result: { login, password },
      entry: { action: 'reset-password', subject: `user:${user.id}` },
    };
  });
}
