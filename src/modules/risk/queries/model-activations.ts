import { type Instant, instant } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';
import { type ActivationState, type Comparison, comparisonSchema, isSamePerson } from '../domain/activation';

export type ActivationLine = {
  readonly id: bigint;
  readonly model: string;
  readonly version: string;
  readonly sha256: string;
  readonly status: ActivationState;
  readonly note: string;
  readonly comparison: Comparison;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly decidedBy: string | undefined;
  readonly decidedAt: Instant | undefined;
  readonly decision: string | undefined;
  /** the one who asks proposed it: somebody else decides */
  readonly own: boolean;
};
export type ActivationPage = {
  readonly activations: readonly ActivationLine[];
  readonly next: string | undefined;
};

/** 启用申请, newest first; `next` is the `before` of the following page. */
export async function modelActivations(
  scope: OperatorScope,
  query: { readonly before?: bigint; readonly limit: number },
): Promise<ActivationPage> {
  const rows = await db().modelActivation.findMany({
    where: query.before === undefined ? {} : { id: { lt: query.before } },
    orderBy: { id: 'desc' },
    take: query.limit + 1,
  });
  const activations = rows.slice(0, query.limit).map((row) => ({
    ...row,
    status: row.status as ActivationState,
    comparison: comparisonSchema.parse(row.comparison),
    proposedAt: instant(row.proposedAt),
    decidedBy: row.decidedBy ?? undefined,
    decidedAt: row.decidedAt ? instant(row.decidedAt) : undefined,
    decision: row.decision ?? undefined,
    own: isSamePerson(row.proposedBy, scope.actor.login),
  }));
  return { activations, next: rows.length > query.limit ? String(activations.at(-1)?.id) : undefined };
}
