import { AppError } from '@/kernel/errors';
import type { SecurityScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';

/**
 * Closes an account, whose sessions end, or opens a closed one again. Nobody closes their own.
 * @throws AppError not-found, forbidden `account-own`
 */
export async function setAccountOpen(
  scope: SecurityScope,
  { login, open }: { login: string; open: boolean },
): Promise<void> {
  if (login === scope.actor.login)
    throw new AppError('forbidden', 'account-own', '不能停用自己的账号，请另一位安全管理员来做。');
  await audited(scope.actor, async (tx) => {
    const user = await tx.user.findUnique({ where: { login } });
    if (!user) throw new AppError('not-found', 'user-unknown', `没有登录名为“${login}”的账号。`);
    await tx.user.update({
      where: { id: user.id },
      data: {
        disabledAt: open ? null : (user.disabledAt ?? new Date()),
        sessionEpoch: { increment: 1 },
      },
    });
    return {
      result: undefined,
      entry: { action: open ? 'enable-user' : 'disable-user', subject: `user:${user.id}` },
    };
  });
}
