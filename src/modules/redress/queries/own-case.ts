import { AppError, foreign } from '@/kernel/errors';
import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { RedressCase } from '@/server/prisma/client';

/**
 * A case the scope may see. Another enterprise's answers like one that does not exist.
 * @throws AppError not-found `case-unknown`
 */
export async function ownCase(scope: EnterpriseScope | OperatorScope, id: bigint): Promise<RedressCase> {
  const found = await db().redressCase.findUnique({ where: { id } });
  if (found && (scope.kind === 'operator' || found.enterpriseId === scope.enterpriseId)) return found;
  const words = '没有这份办件，请刷新后重试。';
  throw found
    ? foreign('case-unknown', words, `redress-case:${id}`)
    : new AppError('not-found', 'case-unknown', words);
}
