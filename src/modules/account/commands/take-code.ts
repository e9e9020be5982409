import { createHash } from 'node:crypto';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import { open } from '@/server/sealed';
import { heardCode } from '../domain/spoken-code';
import { stepOfCode } from '../domain/totp';
import { placeOfSecret } from './begin-second-factor';

/** What is kept of a recovery code: 80 random bits need no slow hash. */
export function recoveryHash(userId: bigint, code: string): string {
  return createHash('sha256').update(`${userId} ${code}`).digest('hex');
}

/** Six digits as a hand types them; undefined = not a code of an app. */
function digitsOf(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replace(/\s/g, '');
  return /^\d{6}$/.test(plain) ? plain : undefined;
}

class NotTaken extends Error {}

/**
 * Takes a code of the app or a recovery code, which counts once: of two at the same moment one is refused.
 * @returns false when it is wrong, used, or the account has no second factor in force
 */
export async function takeCode(actor: Actor, userId: bigint, typed: string): Promise<boolean> {
  const factor = await db().secondFactor.findUnique({ where: { userId } });
  if (!factor?.confirmedAt) return false;
  const digits = digitsOf(typed);
  const step =
    digits === undefined
      ? undefined
      : stepOfCode(secretOf(factor), digits, Date.now(), Number(factor.lastStep));
  if (digits !== undefined && step === undefined) return false;
  const codeHash = recoveryHash(userId, heardCode(typed));
  try {
    await audited(actor, async (tx) => {
      const { count } =
        step === undefined
          ? await tx.recoveryCode.updateMany({
              where: { userId, codeHash, usedAt: null },
              data: { usedAt: new Date() },
            })
          : await tx.secondFactor.updateMany({
              where: { userId, lastStep: { lt: step } },
              data: { lastStep: step },
            });
      if (count !== 1) throw new NotTaken();
      const after = { by: step === undefined ? 'recovery-code' : 'app' };
      return { result: undefined, entry: { action: 'take-code', subject: `user:${userId}`, after } };
    });
    return true;
  } catch (error) {
    if (error instanceof NotTaken) return false;
    throw error;
  }
}

/** The secret in the clear, base32. */
export function secretOf(factor: { userId: bigint; secretSealed: string }): string {
  return open(factor.secretSealed, placeOfSecret(factor.userId));
}
