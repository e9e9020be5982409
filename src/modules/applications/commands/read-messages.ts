import type { BankScope, EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { inboxOf } from '../queries/messages';

/** Marks everything in the scope's inbox as read. */
export async function readMessages(scope: EnterpriseScope | BankScope): Promise<{ read: number }> {
  return audited(scope.actor, async (tx) => {
    const { count } = await tx.message.updateMany({
      where: { ...inboxOf(scope), readAt: null },
      data: { readAt: new Date() },
    });
    return {
      result: { read: count },
      entry: { action: 'read-messages', subject: 'message', after: { count } },
    };
  });
}
