import { type Instant, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { lockInvitation, writeAnswer } from './answer-to-invitation';

/**
 * 婉拒: final for this invitation; the bank does not ask again for 90 days and is told a count alone. The
 * reason is for the platform.
 * @throws AppError not-found, conflict (answered, expired, withdrawn)
 */
export async function declineInvitation(
  scope: EnterpriseScope,
  input: { readonly invitationId: bigint; readonly reason?: string; readonly now?: Instant },
): Promise<void> {
  const now = input.now ?? instant(new Date());
  await audited(scope.actor, async (tx) => {
    const invitation = await lockInvitation(tx, scope, { id: input.invitationId }, 'decline', now);
    const note = input.reason?.trim() || undefined;
    await writeAnswer(tx, scope, invitation!, { state: 'declined', now, note });
    return {
      result: undefined,
      entry: {
        action: 'decline-invitation',
        subject: `invitation:${input.invitationId}`,
        before: { state: invitation!.state },
        after: { state: 'declined', reasoned: note !== undefined },
      },
    };
  });
}
