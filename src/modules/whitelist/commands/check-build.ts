import { AppError } from '@/kernel/errors';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import type { Prisma, Whitelist, WhitelistBuild } from '@/server/prisma/client';
import { type BuildEvent, type BuildState, nextState, type StepRefusal } from '../domain/lifecycle';
import { refuseForeign } from '../queries/own-whitelist';

const WORDS: Record<StepRefusal, string> = {
  'build-state-ended': '这份名单已经发布或退回，不能再处理。请刷新后查看。',
  'build-role-not-allowed': '只有复核人员可以发布或退回名单。',
  'build-own-work': '名单须由另一人复核：生成人不能发布或退回自己生成的名单。',
};

/**
 * Locks a build and its list, and says whether the event may happen to it.
 * @param version the version the checker looked at
 * @throws AppError not-found, conflict (`build-changed`, `build-own-work`, `build-state-ended`), forbidden
 */
export async function lockBuild(
  tx: Prisma.TransactionClient,
  scope: BankScope | OperatorScope,
  input: { readonly buildId: bigint; readonly version: number; readonly event: BuildEvent },
): Promise<WhitelistBuild & { whitelist: Whitelist }> {
  // the list too, before anything is read: editions of one list are numbered one after the other
  await tx.$queryRaw`
    SELECT b.id FROM whitelist_build b JOIN whitelist w ON w.id = b.whitelist_id
     WHERE b.id = ${input.buildId} FOR UPDATE`;
  const build = await tx.whitelistBuild.findUnique({
    where: { id: input.buildId },
    include: { whitelist: true },
  });
  if (!build) throw new AppError('not-found', 'build-unknown', '没有这份名单，请刷新后重试。');
  refuseForeign(scope, build.whitelist);
  if (build.version !== input.version)
    throw new AppError('conflict', 'build-changed', '这份名单刚被另一人处理过，请刷新后再看。');
  const step = nextState(
    { status: build.status as BuildState, madeBy: build.madeBy },
    input.event,
    scope.actor,
  );
  if (!step.ok) {
    const kind = step.code === 'build-role-not-allowed' ? 'forbidden' : 'conflict';
    throw new AppError(kind, step.code, WORDS[step.code]);
  }
  return build;
}
