import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import { verifyPassword } from '@/server/password';
import { heardCode } from '../domain/spoken-code';
import type { ClaimInput, ClaimStart } from '../schema';
import { checkedUser, insertUser } from './create-user';
import { beginAttempt, settleAttempt } from './sign-in-attempt';

/** The same words whichever of them is wrong: whether a code was issued is nobody's business. */
const WRONG =
  '统一社会信用代码与认领码对不上，或认领码已过期、已使用。请核对信函；连续 5 次不对会暂停 15 分钟。';

/**
 * The claim code of an enterprise, if it is the one that was sent.
 * @throws AppError forbidden `sign-in-locked` (five failures of the enterprise or the address), unauthenticated
 *   `claim-wrong`
 */
async function heldCode({ uscc, code, address }: ClaimStart & { address: string }) {
  const attempt = await beginAttempt({ login: `claim:${uscc.toLowerCase()}`, address });
  const enterprise = await db().enterprise.findUnique({ where: { uscc } });
  const held = enterprise
    ? await db().claimCode.findFirst({
        where: { enterpriseId: enterprise.id, closedAt: null, until: { gt: new Date() } },
        orderBy: { id: 'desc' },
      })
    : null;
  const right = await verifyPassword(held?.codeHash, heardCode(code));
  if (!right || !held || !enterprise) throw new AppError('unauthenticated', 'claim-wrong', WRONG);
  await settleAttempt(attempt, 'half'); // the code is used up by the claim, not by looking
  return { held, enterprise };
}

/** @returns the name of the enterprise the code is for @throws as `claimEnterprise` */
export async function checkClaim(input: ClaimStart & { address: string }): Promise<{ enterprise: string }> {
  const { enterprise } = await heldCode(input);
  return { enterprise: enterprise.name };
}

/**
 * Opens the account of an enterprise's owner against its claim code, which is used up: of two at once one is
 * told so.
 * @throws AppError unauthenticated `claim-wrong`, forbidden `sign-in-locked`, invalid (fields, `password-…`),
 *   conflict `login-taken`, `claim-used`
 */
export async function claimEnterprise(input: ClaimInput & { address: string }): Promise<{ login: string }> {
  const { held, enterprise } = await heldCode(input);
  const { login, displayName, phone } = input;
  const checked = await checkedUser(
    { login, displayName, role: 'enterprise-owner', enterpriseId: enterprise.id },
    input.password,
  );
  const actor: Actor = { login: checked.user.login, role: 'enterprise-owner' };
  return audited(actor, async (tx) => {
    const userId = await insertUser(tx, checked, { phone });
    const { count } = await tx.claimCode.updateMany({
      where: { id: held.id, closedAt: null },
      data: { closedAt: new Date(), claimedBy: userId },
    });
    if (count !== 1)
      throw new AppError('conflict', 'claim-used', '这个认领码刚刚已被使用，账号没有重复开通。');
    return {
      result: { login: checked.user.login },
      entry: {
        action: 'claim-enterprise',
        subject: `enterprise:${enterprise.id}`,
        after: { user: Number(userId), claimCode: Number(held.id) },
      },
    };
  });
}
