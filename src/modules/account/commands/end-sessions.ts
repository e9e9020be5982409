import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';

/** Signing out ends the account's sessions everywhere: those signed before carry an older epoch. */
export async function endSessions(actor: Actor, login: string): Promise<void> {
  await audited(actor, async (tx) => {
    const user = await tx.user.update({ where: { login }, data: { sessionEpoch: { increment: 1 } } });
    return {
      result: undefined,
      entry: { action: 'end-sessions', subject: `user:${user.id}`, after: { epoch: user.sessionEpoch } },
    };
  });
}
