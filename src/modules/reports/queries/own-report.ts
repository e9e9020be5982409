import { AppError, foreign } from '@/kernel/errors';
import type { BankScope, EnterpriseScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { CreditReport } from '@/server/prisma/client';

/**
 * A report the scope may open: an enterprise those it made, a bank those it asked for. Another's answers like one
 * that does not exist.
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
  const words = '没有找到这份报告，请返回报告列表。';
  throw found
    ? foreign('report-unknown', words, `credit-report:${number}`)
    : new AppError('not-found', 'report-unknown', words);
}
