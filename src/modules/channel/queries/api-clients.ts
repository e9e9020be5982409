import { instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { ApiScope } from '../domain/scope';

/** The programs of the scope's bank (the platform: of all), newest first. Secrets are nowhere to be read. */
export async function apiClients(scope: BankScope | OperatorScope) {
  const rows = await db().bankClient.findMany({
    where: scope.kind === 'bank' ? { bankId: scope.bankId } : {},
    orderBy: { id: 'desc' },
  });
  const banks = await db().bank.findMany({ where: { id: { in: [...new Set(rows.map((r) => r.bankId))] } } });
  const codes = new Map(banks.map((b) => [b.id, b.code]));
  return rows.map((r) => ({
    ...{
      clientId: r.clientId,
      bank: codes.get(r.bankId) ?? '',
      name: r.name,
      scopes: r.scopes as ApiScope[],
    },
    ...{ sandbox: r.sandbox, createdBy: r.createdBy, createdAt: instant(r.createdAt) },
    rotatedAt: r.rotatedAt ? instant(r.rotatedAt) : undefined,
    disabledAt: r.disabledAt ? instant(r.disabledAt) : undefined,
  }));
}
