import { AppError } from '@/kernel/errors';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { WhitelistMember } from '@/server/prisma/client';
import { type OwnEdition, ownEdition } from './own-edition';

/** A member of an edition the scope may see: the check before anything is told about it. @throws AppError not-found */
export async function ownMember(
  scope: BankScope | OperatorScope,
  input: { readonly editionId: bigint; readonly rank: number },
): Promise<OwnEdition & { readonly row: WhitelistMember }> {
  const own = await ownEdition(scope, input.editionId);
  const row = await db().whitelistMember.findUnique({
    where: { editionId_rank: { editionId: own.edition.id, rank: input.rank } },
  });
  if (!row) throw new AppError('not-found', 'member-unknown', '这一期名单没有这个名次，请刷新后重试。');
  return { ...own, row };
}
