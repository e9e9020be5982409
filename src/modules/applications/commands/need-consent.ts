import { AppError } from '@/kernel/errors';
import type { Instant } from '@/kernel/period';
import type { ApplicationRow, Tx } from './move-application';

/** @throws AppError forbidden `consent-missing` when the bank holds no live grant of the applicant at `now` */
export async function needConsent(tx: Tx, row: ApplicationRow, now: Instant): Promise<void> {
  const at = new Date(now);
  const live = await tx.consent.count({
    where: {
      bankId: row.bankId,
      enterpriseId: row.enterpriseId,
      validFrom: { lte: at },
      validUntil: { gt: at },
      OR: [{ revokedAt: null }, { revokedAt: { gt: at } }],
    },
  });
  if (live > 0) return;
  throw new AppError(
    'forbidden',
    'consent-missing',
    '企业给本行的授权已到期或被撤销，不能再凭它的数据审批。请联系企业重新授权，或说明原因后不予批准。',
  );
}
