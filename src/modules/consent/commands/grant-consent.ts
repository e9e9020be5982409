import { AppError } from '@/kernel/errors';
import { addMonths, type Instant, type IsoDate, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { checkGrant, type GrantableCategory, type GrantRefusal } from '../domain/consent';
import { lockInvitation, writeAnswer } from './answer-to-invitation';
import { tellOfConsent } from './tell-of-consent';

/** What a refusal says: what happened, why, what to do. */
export const GRANT_REFUSALS: Record<GrantRefusal, string> = {
  'consent-purpose-missing': '没有写明授权用途。授权须载明用途，请填写后再提交。',
  'consent-nothing-granted': '没有选择授权的数据类别，请至少选择一类。',
  'consent-period-empty': '授权期限已过或为空，请把截止日期改到开始日期和今天之后。',
  'consent-too-long': '授权期限超过 36 个月，请缩短；到期后可以再次授权。',
};

/**
 * 授权: lets one bank read the named categories of the scope's own enterprise for `months` from
 * `now`. A live grant to the same bank is replaced: there is one answer to "what may it read". It answers
 * an open invitation of that bank too, whether it was given from it or not.
 * @param input.invitationId given from this invitation: refused when it is not open any more
 * @throws AppError invalid (purpose, categories, period), not-found (bank, invitation) or conflict (invitation)
 */
export async function grantConsent(
  scope: EnterpriseScope,
  input: {
    bankId: bigint;
    categories: readonly GrantableCategory[];
    purpose: string;
    months: number;
    invitationId?: bigint;
    now?: Instant;
  },
): Promise<{ consentId: bigint; replaced: number; validUntil: Instant }> {
  const now = input.now ?? instant(new Date());
  const lastDay = addMonths(now.slice(0, 10) as IsoDate, input.months);
  const validUntil = instant(`${lastDay}${now.slice(10)}`);
  const categories = [...new Set(input.categories)].sort();
  const checked = checkGrant({ purpose: input.purpose, categories, validFrom: now, validUntil }, now);
  if (!checked.ok) throw new AppError('invalid', checked.code, GRANT_REFUSALS[checked.code]);
  return audited(scope.actor, async (tx) => {
    // two grants at once to one bank wait for each other here
    await tx.$queryRaw`SELECT id FROM enterprise WHERE id = ${scope.enterpriseId} FOR UPDATE`;
    const bank = await tx.bank.findUnique({ where: { id: input.bankId } });
    if (!bank) throw new AppError('not-found', 'bank-unknown', '没有这家银行，请刷新后重新选择。');
    const { invitationId } = input;
    const invitation = await lockInvitation(
      tx,
      scope,
      invitationId === undefined ? { bankId: bank.id } : { id: invitationId, bankId: bank.id },
      'grant',
      now,
    );
    const { count } = await tx.consent.updateMany({
      where: {
        enterpriseId: scope.enterpriseId,
        bankId: bank.id,
        revokedAt: null,
        validUntil: { gt: new Date(now) },
      },
      data: { revokedAt: new Date(now) },
    });
    const made = await tx.consent.create({
      data: {
        enterpriseId: scope.enterpriseId,
        bankId: bank.id,
        categories,
        purpose: input.purpose.trim(),
        validFrom: new Date(now),
        validUntil: new Date(validUntil),
        grantedBy: scope.actor.login,
      },
    });
    await tellOfConsent(tx, 'consent.granted', made, now);
    if (invitation) await writeAnswer(tx, scope, invitation, { state: 'granted', now, consentId: made.id });
    return {
      result: { consentId: made.id, replaced: count, validUntil },
      entry: {
        action: 'grant-consent',
        subject: `consent:${made.id}`,
        after: {
          enterprise: String(scope.enterpriseId),
          bank: bank.code,
          categories,
          validUntil,
          replaced: count,
          ...(invitation && { invitation: String(invitation.id) }),
        },
      },
    };
  });
}
