import { AppError } from '@/kernel/errors';
import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import type { RedressCase } from '@/server/prisma/client';

/**
 * A case the scope may see. Another enterprise's answers like one that does not exist; that somebody asked
 * for it is written down.
 * @throws AppError not-found `case-unknown`
 */
export async function ownCase(scope: EnterpriseScope | OperatorScope, id: bigint): Promise<RedressCase> {
  const found = await db().redressCase.findUnique({ where: { id } });
  if (found && (scope.kind === 'operator' || found.enterpriseId === scope.enterpriseId)) return found;
  if (found) await refused(scope, `redress-case:${id}`);
  throw new AppError('not-found', 'case-unknown', '没有这份办件，请刷新后重试。');
}

/** A reading across enterprises that was refused leaves its trace. */
export async function refused(scope: EnterpriseScope | OperatorScope, subject: string): Promise<void> {
  await audited(scope.actor, async () => ({
    result: undefined,
    entry: { action: 'refuse-foreign-read', subject },
  }));
}
