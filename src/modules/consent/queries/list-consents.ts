import { type Instant, instant } from '@/kernel/period';
import type { EnterpriseScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { type ConsentState, consentState } from '../domain/consent';

export type ConsentLine = {
  readonly consentId: bigint;
  readonly bankId: bigint;
  readonly bank: string;
  readonly categories: readonly string[];
  readonly purpose: string;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
  readonly revokedAt: Instant | undefined;
  readonly state: ConsentState;
};

/** Every grant the scope's enterprise gave, newest first. */
export async function listConsents(scope: EnterpriseScope, now: Instant): Promise<ConsentLine[]> {
  const rows = await db().consent.findMany({
    where: { enterpriseId: scope.enterpriseId },
    orderBy: { id: 'desc' },
  });
  const banks = await db().bank.findMany({ where: { id: { in: rows.map((r) => r.bankId) } } });
  const names = new Map(banks.map((b) => [b.id, b.name]));
  return rows.map((r) => {
    const line = {
      validFrom: instant(r.validFrom),
      validUntil: instant(r.validUntil),
      revokedAt: r.revokedAt ? instant(r.revokedAt) : undefined,
    };
    return {
      consentId: r.id,
      bankId: r.bankId,
      bank: names.get(r.bankId) ?? '',
      categories: r.categories as string[],
      purpose: r.purpose,
      ...line,
      state: consentState(line, now),
    };
  });
}
