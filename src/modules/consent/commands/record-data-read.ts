import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { GRANTABLE, type GrantableCategory, uncovered } from '../domain/consent';

/**
 * Writes down that a bank reads an enterprise's non-public data, before it is shown. The
 * enterprise sees the row.
 * @throws AppError forbidden when no live grant covers one of the categories (征信业管理条例 18)
 */
export async function recordDataRead(
  scope: BankScope,
  input: {
    enterpriseId: bigint;
    categories: readonly GrantableCategory[];
    purpose: string;
    now?: Instant;
  },
): Promise<void> {
  const now = input.now ?? instant(new Date());
  const at = new Date(now);
  await audited(scope.actor, async (tx) => {
    const grants = await tx.consent.findMany({
      where: {
        bankId: scope.bankId,
        enterpriseId: input.enterpriseId,
        validFrom: { lte: at },
        validUntil: { gt: at },
        OR: [{ revokedAt: null }, { revokedAt: { gt: at } }],
      },
    });
    const held = grants.map((g) => ({ categories: g.categories as string[], state: 'live' as const }));
    const missing = uncovered(input.categories, held);
    if (missing.length > 0) {
      const names = missing.map((c) => GRANTABLE[c as GrantableCategory]).join('、');
      throw new AppError(
        'forbidden',
        'consent-missing',
        `企业没有授权本行查看其${names}数据，或授权已到期、撤销。请先取得企业授权。`,
        { missing },
      );
    }
    const row = await tx.dataRead.create({
      data: {
        at,
        enterpriseId: input.enterpriseId,
        bankId: scope.bankId,
        reader: scope.actor.login,
        categories: [...input.categories],
        purpose: input.purpose,
      },
    });
    return {
      result: undefined,
      entry: {
        action: 'record-data-read',
        subject: `data-read:${row.id}`,
        after: { enterprise: String(input.enterpriseId), categories: [...input.categories] },
      },
    };
  });
}
