import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';

/**
 * Links an account with a person of the city's sign-on (the `sub` of its tokens), or takes the link away.
 * @throws AppError not-found, conflict `subject-taken`
 */
export async function linkSubject(actor: Actor, login: string, subject: string | null): Promise<void> {
  await audited(actor, async (tx) => {
    const user = await tx.user.findUnique({ where: { login } });
    if (!user) throw new AppError('not-found', 'user-unknown', `没有登录名为“${login}”的账号。`);
    const other = subject === null ? null : await tx.user.findUnique({ where: { oidcSubject: subject } });
    if (other && other.id !== user.id)
      throw new AppError(
        'conflict',
        'subject-taken',
        `这个统一登录身份已关联账号“${other.login}”，请先取消。`,
      );
    await tx.user.update({ where: { id: user.id }, data: { oidcSubject: subject } });
    const after = { linked: subject !== null };
    return { result: undefined, entry: { action: 'link-subject', subject: `user:${user.id}`, after } };
  });
}
