import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { heardCode, inFours, spokenCode } from '../domain/spoken-code';

const DAYS = 7;
const LETTERS = 16; // 80 bits
/** accounts and open invitations of one enterprise */
const MOST_STAFF = 20;

/** What is kept of an invitation: 80 random bits need no slow hash. */
export function invitationHash(code: string): string {
  return createHash('sha256')
    .update(`staff ${heardCode(code)}`)
    .digest('hex');
}

/**
 * Lets somebody of the enterprise open an account that looks up, matches, and makes reports; authorising banks, applying,
 * objecting and managing staff stay with the owner.
 * @returns the code in the clear, for this once
 * @throws AppError conflict `staff-full`
 */
export async function inviteStaff(
  scope: EnterpriseScope,
  input: { readonly displayName: string },
): Promise<{ code: string; until: Instant }> {
  const code = spokenCode(randomBytes(LETTERS));
  const now = new Date();
  const until = new Date(now.getTime() + DAYS * 86_400_000);
  const { enterpriseId } = scope;
  return audited(scope.actor, async (tx) => {
    const accounts = await tx.user.count({
      where: { enterpriseId, role: 'enterprise-staff', disabledAt: null },
    });
    const open = await tx.staffInvitation.count({
      where: { enterpriseId, closedAt: null, until: { gt: now } },
    });
    if (accounts + open >= MOST_STAFF)
      throw new AppError(
        'conflict',
        'staff-full',
        `经办人连同未接受的邀请最多 ${MOST_STAFF} 个，请先停用或撤回不用的。`,
      );
    const { id } = await tx.staffInvitation.create({
      data: {
        enterpriseId,
        codeHash: invitationHash(code),
        displayName: input.displayName,
        invitedBy: scope.actor.login,
        invitedAt: now,
        until,
      },
    });
    return {
      result: { code: inFours(code), until: instant(until) },
      entry: { action: 'invite-staff', subject: `staff-invitation:${id}` },
    };
  });
}

/** @throws AppError not-found `staff-invitation-unknown` */
export async function withdrawStaffInvitation(scope: EnterpriseScope, invitationId: bigint): Promise<void> {
  await audited(scope.actor, async (tx) => {
    const { count } = await tx.staffInvitation.updateMany({
      where: { id: invitationId, enterpriseId: scope.enterpriseId, closedAt: null },
      data: { closedAt: new Date() },
    });
    if (count !== 1)
      throw new AppError(
        'not-found',
        'staff-invitation-unknown',
        '没有这个邀请，或它已被接受或撤回，请刷新。',
      );
    return {
      result: undefined,
      entry: { action: 'withdraw-staff-invitation', subject: `staff-invitation:${invitationId}` },
    };
  });
}
