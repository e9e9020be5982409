import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import { hashPassword, verifyPassword } from '@/server/password';
import { passwordProblem } from '../domain/password-rules';
import { PASSWORD_WORDS } from '../labels';
import { beginAttempt, settleAttempt } from './sign-in-attempt';

/**
 * Changes the password of the one who asks; all sessions end, this one too. Wrong guesses at the current one count
 * as failed sign-ins.
 * @throws AppError invalid `password-…`, unauthenticated `password-wrong`, forbidden `sign-in-locked`
 */
export async function changePassword(actor: Actor, input: { current: string; next: string }): Promise<void> {
  const problem = passwordProblem(input.next, actor.login);
  if (problem) throw new AppError('invalid', problem, PASSWORD_WORDS[problem]);
  if (input.next === input.current)
    throw new AppError('invalid', 'password-same', '新密码与现在的相同，请换一个。');
  const attempt = await beginAttempt({ login: actor.login, address: `own ${actor.login}` });
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { login: actor.login } });
  if (!(await verifyPassword(passwordHash, input.current)))
    throw new AppError('forbidden', 'password-wrong', '现在的密码不对，没有改动。请检查后重试。');
  await settleAttempt(attempt, 'half');
  const fresh = await hashPassword(input.next);
  await audited(actor, async (tx) => {
    const user = await tx.user.update({
      where: { login: actor.login },
      data: { passwordHash: fresh, passwordDue: false, sessionEpoch: { increment: 1 } },
    });
    return { result: undefined, entry: { action: 'change-password', subject: `user:${user.id}` } };
  });
}
