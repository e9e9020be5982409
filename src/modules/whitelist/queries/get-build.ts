import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import type { Rule } from '@/modules/rules/domain/expr';
import { exprWords } from '@/modules/rules/labels';
import { db } from '@/server/db';
import type { WhitelistDefinition } from '../domain/definition';
import type { ListFunnel } from '../domain/evaluate-list';
import type { BuildState } from '../domain/lifecycle';
import { refuseForeign } from './own-whitelist';

export type BuildDetail = {
  readonly buildId: bigint;
  readonly whitelist: { readonly code: string; readonly name: string; readonly purpose: string };
  readonly status: BuildState;
  readonly version: number;
  readonly members: number;
  readonly sha256: string;
  readonly snapshotId: string;
  readonly scoreRunId: string | null;
  readonly definition: WhitelistDefinition;
  readonly funnel: ListFunnel;
  readonly rules: readonly (Pick<Rule, 'id' | 'label' | 'hard' | 'onUnknown'> & { readonly words: string })[];
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly checkedBy: string | undefined;
  readonly checkedAt: Instant | undefined;
  readonly remark: string | undefined;
};

/** One list waiting, published or returned, with what it was made from. @throws AppError not-found */
export async function getBuild(scope: BankScope | OperatorScope, buildId: bigint): Promise<BuildDetail> {
  const build = await db().whitelistBuild.findUnique({
    where: { id: buildId },
    include: { whitelist: true },
  });
  if (!build) throw new AppError('not-found', 'build-unknown', '没有这份名单，请刷新后重试。');
  refuseForeign(scope, build.whitelist);
  const definition = build.definition as unknown as WhitelistDefinition;
  const { code, name, purpose } = build.whitelist;
  return {
    buildId,
    whitelist: { code, name, purpose },
    status: build.status as BuildState,
    version: build.version,
    members: build.members,
    sha256: build.sha256,
    snapshotId: build.snapshotId,
    scoreRunId: build.scoreRunId,
    definition,
    funnel: build.funnel as unknown as ListFunnel,
    rules: definition.rules.map(({ id, label, hard, onUnknown, when }) => ({
      id,
      label,
      hard,
      onUnknown,
      words: exprWords(when),
    })),
    madeBy: build.madeBy,
    madeAt: instant(build.madeAt),
    checkedBy: build.checkedBy ?? undefined,
    checkedAt: build.checkedAt ? instant(build.checkedAt) : undefined,
    remark: build.remark ?? undefined,
  };
}
