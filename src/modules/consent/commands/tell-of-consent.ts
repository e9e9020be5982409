import type { Instant } from '@/kernel/period';
import { tellBank } from '@/server/bank-outbox';
import type { Consent, Prisma } from '@/server/prisma/client';

/** The bank's programs hear that a grant of an enterprise began or ended. */
export async function tellOfConsent(
  tx: Prisma.TransactionClient,
  type: 'consent.granted' | 'consent.revoked',
  grant: Consent,
  now: Instant,
): Promise<void> {
  const { uscc } = await tx.enterprise.findUniqueOrThrow({
    where: { id: grant.enterpriseId },
    select: { uscc: true },
  });
  await tellBank(tx, {
    ...{ bankId: grant.bankId, type, subject: `grants:${grant.enterpriseId}`, at: new Date(now) },
    data: { consentId: String(grant.id), uscc, categories: grant.categories as string[] },
  });
}
