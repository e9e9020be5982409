import { type Instant, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import { lockInvitation, writeAnswer } from './answer-to-invitation';

/** The enterprise has its open invitations before its eyes. Seeing them again changes nothing. @returns how many were new */
export async function seeInvitations(
  scope: EnterpriseScope,
  input: { readonly now?: Instant } = {},
): Promise<{ seen: number }> {
  const now = input.now ?? instant(new Date());
  const unseen = { enterpriseId: scope.enterpriseId, state: 'sent', until: { gt: new Date(now) } };
  const fresh = await db().invitation.findMany({ where: unseen, select: { bankId: true } });
  if (fresh.length === 0) return { seen: 0 };
  return audited(scope.actor, async (tx) => {
    let seen = 0;
    for (const { bankId } of fresh) {
      // answered, or seen in another window, in between: nothing to write
      const invitation = await lockInvitation(tx, scope, { bankId }, 'see', now);
      if (!invitation) continue;
      await writeAnswer(tx, scope, invitation, { state: 'seen', now });
      seen += 1;
    }
    return {
      result: { seen },
      entry: {
        action: 'see-invitations',
        subject: `enterprise:${scope.enterpriseId}`,
        after: { seen },
      },
    };
  });
}
