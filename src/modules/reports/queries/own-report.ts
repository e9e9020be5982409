import { AppError } from '@/kernel/errors';
import type { BankScope, EnterpriseScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import type { CreditReport } from '@/server/prisma/client';

/**
 * A report the scope may open: an enterprise those it made, a bank those it asked for. Another's answers like one
 * that does not exist; that somebody asked for it is written down.
 * @throws AppError not-found `report-unknown`
 */
export async function ownReport(scope: EnterpriseScope | BankScope, number: string): Promise<CreditReport> {
  const found = await db().creditReport.findUnique({ where: { number } });
  const mine =
    found &&
    (scope.kind === 'bank'
      ? found.askerKind === 'bank' && found.bankId === scope.bankId
      : found.askerKind === 'enterprise' && found.enterpriseId === scope.enterpriseId);
  if (found && mine) return found;
  if (found)
    await audited(scope.actor, async () => ({
      result: undefined,
      entry: { action: 'refuse-foreign-read', subject: `credit-report:${number}` },
    }));
  throw new AppError('not-found', 'report-unknown', '没有找到这份报告，请返回报告列表。');
}
