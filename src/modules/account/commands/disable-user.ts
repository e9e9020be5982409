import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';

/** Closes an account; its sessions end with their next request. @throws AppError not-found */
export async function disableUser(actor: Actor, login: string): Promise<void> {
  await audited(actor, async (tx) => {
    const user = await tx.user.findUnique({ where: { login } });
    if (!user) throw new AppError('not-found', 'user-unknown', `没有登录名为“${login}”的账号。`);
    await tx.user.update({
      where: { login },
      data: { disabledAt: user.disabledAt ?? new Date(), sessionEpoch: { increment: 1 } },
    });
    return { result: undefined, entry: { action: 'disable-user', subject: `user:${user.id}` } };
  });
}
