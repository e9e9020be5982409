import { randomBytes } from 'node:crypto';
import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import type { Prisma } from '@/server/prisma/client';
import { inFours, spokenCode } from '../domain/spoken-code';
import { stepOfCode } from '../domain/totp';
import { recoveryHash, secretOf } from './take-code';

const RECOVERY_CODES = 10;
const RECOVERY_LETTERS = 16; // 80 bits

/** Ten new ones instead of whatever there was. @returns them in the clear, for this once */
export async function newRecoveryCodes(tx: Prisma.TransactionClient, userId: bigint): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => spokenCode(randomBytes(RECOVERY_LETTERS)));
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: recoveryHash(userId, code) })),
  });
  return codes.map(inFours);
}

/**
 * Puts the second factor in force: the app shows the right code.
 * @returns recovery codes, shown once
 * @throws AppError not-found `second-factor-none`, conflict `second-factor-held`, invalid `second-factor-wrong`
 */
export async function confirmSecondFactor(actor: Actor, code: string): Promise<{ recoveryCodes: string[] }> {
  return audited(actor, async (tx) => {
    const user = await tx.user.findUnique({ where: { login: actor.login } });
    const factor = user && (await tx.secondFactor.findUnique({ where: { userId: user.id } }));
    if (!factor)
      throw new AppError('not-found', 'second-factor-none', '还没有开始设置，请先显示二维码并用手机扫描。');
    if (factor.confirmedAt)
      throw new AppError('conflict', 'second-factor-held', '两步验证已经启用，不必再确认。');
    const step = stepOfCode(secretOf(factor), code, Date.now(), Number(factor.lastStep));
    if (step === undefined)
      throw new AppError(
        'invalid',
        'second-factor-wrong',
        '验证码不对。请核对手机时间是否准确，输入验证器现在显示的 6 位数字。',
      );
    await tx.secondFactor.update({
      where: { userId: factor.userId },
      data: { confirmedAt: new Date(), lastStep: step },
    });
    return {
      result: { recoveryCodes: await newRecoveryCodes(tx, factor.userId) },
      entry: { action: 'confirm-second-factor', subject: `user:${factor.userId}` },
    };
  });
}
