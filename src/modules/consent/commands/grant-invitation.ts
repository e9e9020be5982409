import { AppError } from '@/kernel/errors';
import type { Instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { GrantableCategory } from '../domain/consent';
import { grantConsent } from './grant-consent';

/**
 * Authorises the inviting bank for the invitation's own purpose; of the categories asked for, those chosen.
 * @throws AppError not-found, conflict (answered, expired, withdrawn), invalid (nothing chosen, more than was asked)
 */
export async function grantInvitation(
  scope: EnterpriseScope,
  input: {
    readonly invitationId: bigint;
    readonly categories: readonly GrantableCategory[];
    readonly months: number;
    readonly now?: Instant;
  },
): Promise<{ consentId: bigint; validUntil: Instant }> {
  const { invitationId, categories, months, now } = input;
  const invitation = await db().invitation.findFirst({
    where: { id: invitationId, enterpriseId: scope.enterpriseId },
  });
  if (!invitation) throw new AppError('not-found', 'invitation-unknown', '没有找到这份邀请，请刷新页面。');
  const { bankId, requestId } = invitation;
  const request = await db().invitationRequest.findUniqueOrThrow({ where: { id: requestId } });
  const asked = request.categories as string[];
  if (categories.some((c) => !asked.includes(c)))
    throw new AppError(
      'invalid',
      'invitation-more-than-asked',
      '所选数据超出银行请求的范围。请只在它请求的类别中选择。',
    );
  const { purpose } = request;
  const { consentId, validUntil } = await grantConsent(scope, {
    ...{ bankId, categories, purpose, months, invitationId, now },
  });
  return { consentId, validUntil };
}
