import { type Instant, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { open } from '@/server/sealed';

export type StaffLine = {
  readonly login: string;
  readonly displayName: string;
  /** masked: 138****8000 */
  readonly phone: string | undefined;
  readonly since: Instant;
  readonly closed: boolean;
};
export type StaffInvitationLine = {
  readonly invitationId: bigint;
  readonly displayName: string;
  readonly until: Instant;
};

/** The staff accounts of the scope's enterprise, and invitations that wait, newest first. */
export async function listStaff(
  scope: EnterpriseScope,
  now: Instant,
): Promise<{ readonly staff: StaffLine[]; readonly invitations: StaffInvitationLine[] }> {
  const { enterpriseId } = scope;
  const [users, waiting] = await Promise.all([
    db().user.findMany({ where: { enterpriseId, role: 'enterprise-staff' }, orderBy: { id: 'desc' } }),
    db().staffInvitation.findMany({
      where: { enterpriseId, closedAt: null, until: { gt: new Date(now) } },
      orderBy: { id: 'desc' },
    }),
  ]);
  return {
    staff: users.map((user) => ({
      login: user.login,
      displayName: user.displayName,
      phone: user.phoneSealed ? masked(open(user.phoneSealed, `user.phone_sealed:${user.id}`)) : undefined,
      since: instant(user.createdAt),
      closed: user.disabledAt !== null,
    })),
    invitations: waiting.map((w) => ({
      invitationId: w.id,
      displayName: w.displayName,
      until: instant(w.until),
    })),
  };
}

function masked(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
