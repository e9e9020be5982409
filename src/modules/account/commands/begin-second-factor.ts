import { toDataURL } from 'qrcode';
import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { seal } from '@/server/sealed';
import { newSecret, otpauthUri } from '../domain/totp';

export function placeOfSecret(userId: bigint): string {
  return `second_factor.secret_sealed:${userId}`;
}

/**
 * Makes a secret for the authenticator app of the one who asks; not in force until a code confirms it. An
 * earlier one that was never confirmed is replaced.
 * @returns the secret in base32, as the address the QR code says, and that code as a PNG (data URL)
 * @throws AppError not-found, conflict `second-factor-held`
 */
export async function beginSecondFactor(
  actor: Actor,
): Promise<{ secret: string; uri: string; picture: string }> {
  const secret = newSecret();
  const uri = otpauthUri(secret, actor.login);
  const picture = await toDataURL(uri, { errorCorrectionLevel: 'M', margin: 1, width: 360 });
  return audited(actor, async (tx) => {
    const user = await tx.user.findUnique({ where: { login: actor.login } });
    if (!user) throw new AppError('not-found', 'user-unknown', '没有找到您的账号，请重新登录。');
    const held = await tx.secondFactor.findUnique({ where: { userId: user.id } });
    if (held?.confirmedAt)
      throw new AppError(
        'conflict',
        'second-factor-held',
        '两步验证已经启用。要换手机，请先由平台管理员重置。',
      );
    const fresh = {
      secretSealed: seal(secret, placeOfSecret(user.id)),
      lastStep: 0n,
      begunAt: new Date(),
    };
    await tx.secondFactor.upsert({
      where: { userId: user.id },
      create: { userId: user.id, ...fresh },
      update: fresh,
    });
    return {
      result: { secret, uri, picture },
      entry: { action: 'begin-second-factor', subject: `user:${user.id}` },
    };
  });
}
