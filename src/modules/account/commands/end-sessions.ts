import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';

/**
 * Signing out ends the account's sessions everywhere: those signed before carry an older epoch.
 * @throws AppError not-found
 */
export async function endSessions(actor: Actor, login: string): Promise<void> {
  await audited(actor, async (tx) => {
    const known = await tx.user.findUnique({ where: { login } });
    if (!known) throw new AppError('not-found', 'user-unknown', `没有登录名为“${login}”的账号。`);
    const user = await tx.user.update({ where: { login }, data: { sessionEpoch: { increment: 1 } } });
    return {
      result: undefined,
      entry: { action: 'end-sessions', subject: `user:${user.id}`, after: { epoch: user.sessionEpoch } },
    };
  });
}
