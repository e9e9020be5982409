import { AppError } from '@/kernel/errors';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import type { Whitelist, WhitelistBuild, WhitelistEdition } from '@/server/prisma/client';
import type { WhitelistDefinition } from '../domain/definition';
import { refuseForeign } from './own-whitelist';

export type OwnEdition = {
  readonly edition: WhitelistEdition & { whitelist: Whitelist };
  readonly build: WhitelistBuild;
  readonly definition: WhitelistDefinition;
};

/** An edition the scope may see, with the build it came from. @throws AppError not-found */
export async function ownEdition(scope: BankScope | OperatorScope, editionId: bigint): Promise<OwnEdition> {
  const edition = await db().whitelistEdition.findUnique({
    where: { id: editionId },
    include: { whitelist: true },
  });
  if (!edition) throw new AppError('not-found', 'edition-unknown', '没有这一期名单，请刷新后重试。');
  refuseForeign(scope, edition.whitelist);
  const build = await db().whitelistBuild.findUniqueOrThrow({ where: { id: edition.buildId } });
  return { edition, build, definition: build.definition as unknown as WhitelistDefinition };
}
