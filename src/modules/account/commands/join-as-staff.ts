import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import type { JoinInput } from '../schema';
import { checkedUser, insertUser } from './create-user';
import { invitationHash } from './invite-staff';
import { beginAttempt, settleAttempt } from './sign-in-attempt';

const WRONG = '邀请码不对、已过期或已使用，请向企业负责人要一个新的。';

async function heldInvitation({ code, address }: { code: string; address: string }) {
  const codeHash = invitationHash(code);
  const attempt = await beginAttempt({ login: `join:${codeHash.slice(0, 16)}`, address });
  const held = await db().staffInvitation.findUnique({ where: { codeHash } });
  if (!held || held.closedAt !== null || held.until <= new Date())
    throw new AppError('unauthenticated', 'staff-invitation-wrong', WRONG);
  const enterprise = await db().enterprise.findUniqueOrThrow({ where: { id: held.enterpriseId } });
  await settleAttempt(attempt, 'half');
  return { held, enterprise };
}

/** @returns whom the invitation is for, and of which enterprise @throws as `joinAsStaff` */
export async function checkInvitation(input: {
  code: string;
  address: string;
}): Promise<{ enterprise: string; displayName: string }> {
  const { held, enterprise } = await heldInvitation(input);
  return { enterprise: enterprise.name, displayName: held.displayName };
}

/**
 * Opens the account of an invited 企业经办人; the invitation is used up.
 * @throws AppError unauthenticated `staff-invitation-wrong`, forbidden `sign-in-locked`, invalid (fields,
 *   `password-…`), conflict `login-taken`
 */
export async function joinAsStaff(input: JoinInput & { address: string }): Promise<{ login: string }> {
  const { held, enterprise } = await heldInvitation(input);
  const checked = await checkedUser(
    {
      login: input.login,
      displayName: held.displayName,
      role: 'enterprise-staff',
      enterpriseId: enterprise.id,
    },
    input.password,
  );
  const actor: Actor = { login: checked.user.login, role: 'enterprise-staff' };
  return audited(actor, async (tx) => {
    const userId = await insertUser(tx, checked, { phone: input.phone });
    const { count } = await tx.staffInvitation.updateMany({
      where: { id: held.id, closedAt: null },
      data: { closedAt: new Date(), userId },
    });
    if (count !== 1) throw new AppError('unauthenticated', 'staff-invitation-wrong', WRONG);
    return {
      result: { login: checked.user.login },
      entry: {
        action: 'join-as-staff',
        subject: `staff-invitation:${held.id}`,
        after: { user: Number(userId) },
      },
    };
  });
}
