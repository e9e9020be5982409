import { AppError, foreign } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { tellOfConsent } from './tell-of-consent';

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
    const grant = await tx.consent.findUnique({ where: { id: input.consentId } });
    const words = '没有找到这条授权，请刷新授权列表。';
    if (!grant) throw new AppError('not-found', 'consent-unknown', words);
    if (grant.enterpriseId !== scope.enterpriseId)
      throw foreign('consent-unknown', words, `consent:${grant.id}`);
    const revokedAt = grant.revokedAt ? instant(grant.revokedAt) : now;
    const { count } = await tx.consent.updateMany({
      where: { id: grant.id, revokedAt: null },
      data: { revokedAt: new Date(revokedAt) },
    });
    if (count > 0) await tellOfConsent(tx, 'consent.revoked', grant, now);
    return {
      result: { revokedAt },
      entry: { action: 'revoke-consent', subject: `consent:${grant.id}`, after: { revokedAt } },
    };
  });
}
