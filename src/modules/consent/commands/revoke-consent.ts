import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';

/**
 * Takes a grant back from `now` on. Revoking twice is no error and changes nothing.
 * @throws AppError not-found when it is not a grant of the scope's enterprise
 */
export async function revokeConsent(
  scope: EnterpriseScope,
  input: { consentId: bigint; now?: Instant },
): Promise<{ revokedAt: Instant }> {
  const now = input.now ?? instant(new Date());
  return audited(scope.actor, async (tx) => {
    const grant = await tx.consent.findFirst({
      where: { id: input.consentId, enterpriseId: scope.enterpriseId },
    });
    if (!grant) throw new AppError('not-found', 'consent-unknown', '没有找到这条授权，请刷新授权列表。');
    const revokedAt = grant.revokedAt ? instant(grant.revokedAt) : now;
    await tx.consent.updateMany({
      where: { id: grant.id, revokedAt: null },
      data: { revokedAt: new Date(revokedAt) },
    });
    return {
      result: { revokedAt },
      entry: { action: 'revoke-consent', subject: `consent:${grant.id}`, after: { revokedAt } },
    };
  });
}
