import { type Instant, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { GrantableCategory } from '../domain/consent';

export type OpenInvitation = {
  readonly invitationId: bigint;
  readonly bank: string;
  readonly categories: readonly GrantableCategory[];
  readonly purpose: string;
  /** length of the grant asked for */
  readonly months: number;
  /** to be answered before */
  readonly until: Instant;
  readonly sentAt: Instant;
};

/** The invitations that wait for the scope's enterprise at `now`, the one that ends first first. */
export async function openInvitations(scope: EnterpriseScope, now: Instant): Promise<OpenInvitation[]> {
  const rows = await db().invitation.findMany({
    where: { enterpriseId: scope.enterpriseId, open: true, until: { gt: new Date(now) } },
    orderBy: [{ until: 'asc' }, { id: 'asc' }],
  });
  if (rows.length === 0) return [];
  const requests = await db().invitationRequest.findMany({
    where: { id: { in: rows.map((r) => r.requestId) } },
  });
  const banks = await db().bank.findMany({ where: { id: { in: rows.map((r) => r.bankId) } } });
  const names = new Map(banks.map((b) => [b.id, b.name]));
  const asked = new Map(requests.map((r) => [r.id, r]));
  return rows.map((row) => {
    const request = asked.get(row.requestId)!;
    return {
      invitationId: row.id,
      bank: names.get(row.bankId) ?? '',
      categories: request.categories as GrantableCategory[],
      purpose: request.purpose,
      months: request.months,
      until: instant(row.until),
      sentAt: instant(request.madeAt),
    };
  });
}
