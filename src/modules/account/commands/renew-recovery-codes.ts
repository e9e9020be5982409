import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import { newRecoveryCodes } from './confirm-second-factor';
import { beginAttempt, settleAttempt } from './sign-in-attempt';
import { takeCode } from './take-code';

/**
 * New recovery codes against a code of the app; the old ones are void.
 * @throws AppError not-found `second-factor-none`, invalid `second-factor-wrong`, forbidden `sign-in-locked`
 */
export async function renewRecoveryCodes(actor: Actor, code: string): Promise<{ recoveryCodes: string[] }> {
  const user = await db().user.findUnique({ where: { login: actor.login } });
  const factor = user && (await db().secondFactor.findUnique({ where: { userId: user.id } }));
  if (!factor?.confirmedAt)
    throw new AppError('not-found', 'second-factor-none', '两步验证还没有启用，请先启用。');
  const attempt = await beginAttempt({ login: actor.login, address: `session:${factor.userId}` });
  if (!(await takeCode(actor, factor.userId, code)))
    throw new AppError('invalid', 'second-factor-wrong', '验证码不对或已用过，请输入验证器下一组数字。');
  await settleAttempt(attempt, 'right');
  return audited(actor, async (tx) => ({
    result: { recoveryCodes: await newRecoveryCodes(tx, factor.userId) },
    entry: { action: 'renew-recovery-codes', subject: `user:${factor.userId}` },
  }));
}
