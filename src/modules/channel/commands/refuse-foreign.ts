import { AppError } from '@/kernel/errors';
import { audited } from '@/modules/audit/commands/audited';
import { db } from '@/server/db';
import type { ApiClient } from './api-client';

/**
 * What is another bank's answers like what does not exist; that it was asked for stands in the audit trail.
 * @throws AppError not-found `application-unknown` | `edition-unknown`
 */
export async function refuseForeign(
  client: ApiClient,
  kind: 'application' | 'edition',
  id: string,
): Promise<void> {
  const owner = await ownerOf(kind, BigInt(id));
  if (owner === client.scope.bankId) return;
  if (owner !== undefined)
    await audited(client.scope.actor, async () => ({
      result: undefined,
      entry: {
        action: 'refuse-foreign-read',
        subject: `${kind}:${id}`,
        after: { client: client.clientId },
      },
    }));
  throw kind === 'application'
    ? new AppError('not-found', 'application-unknown', '没有找到这笔申请，请核对编号。')
    : new AppError('not-found', 'edition-unknown', '没有这一期名单，请核对编号。');
}

/** undefined = there is none, or none that any bank has seen */
async function ownerOf(kind: 'application' | 'edition', id: bigint): Promise<bigint | null | undefined> {
  if (kind === 'application') {
    const row = await db().application.findUnique({ where: { id }, select: { bankId: true, state: true } });
    return row?.state === 'draft' ? undefined : row?.bankId;
  }
  const row = await db().whitelistEdition.findUnique({ where: { id }, include: { whitelist: true } });
  return row?.whitelist.bankId;
}
