import { AppError } from '@/kernel/errors';
import type { SecurityScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';

/**
 * Takes the second factor of an account away, for somebody whose telephone is lost: its sessions end, and it
 * sets up a new one at its next sign-in. Nobody resets their own: whoever holds a session of an administrator
 * must not be able to replace the telephone.
 * @throws AppError not-found, forbidden `second-factor-own`
 */
export async function resetSecondFactor(scope: SecurityScope, login: string): Promise<void> {
  if (login === scope.actor.login)
    throw new AppError('forbidden', 'second-factor-own', '不能重置自己的两步验证，请另一位安全管理员来做。');
  await audited(scope.actor, async (tx) => {
    const user = await tx.user.findUnique({ where: { login } });
    const factor = user && (await tx.secondFactor.findUnique({ where: { userId: user.id } }));
    if (!user || !factor)
      throw new AppError('not-found', 'second-factor-none', '没有这个账号，或它没有设置过两步验证。');
    await tx.secondFactor.delete({ where: { userId: user.id } });
    await tx.recoveryCode.deleteMany({ where: { userId: user.id } });
    await tx.user.update({ where: { id: user.id }, data: { sessionEpoch: { increment: 1 } } });
    return { result: undefined, entry: { action: 'reset-second-factor', subject: `user:${user.id}` } };
  });
}
