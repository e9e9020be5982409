import type { OperatorScope } from '@/kernel/permissions';
import { db } from '@/server/db';

export type ListedPlan = {
  readonly planId: bigint;
  readonly snapshotId: string;
  readonly sha256: string;
  readonly solver: string;
  readonly proven: boolean;
  readonly needs: number;
  readonly served: number;
  readonly short: number;
  readonly madeBy: string;
  readonly madeAt: Date;
};

const SHOWN = 50;

/** The newest plans, newest first. */
export async function directedPlans(_scope: OperatorScope): Promise<ListedPlan[]> {
  const rows = await db().assignmentPlan.findMany({ orderBy: { id: 'desc' }, take: SHOWN });
  return rows.map(({ id, snapshotId, sha256, solver, proven, needs, served, short, madeBy, madeAt }) => ({
    planId: id,
    snapshotId,
    sha256,
    solver,
    proven,
    needs,
    served,
    short,
    madeBy,
    madeAt,
  }));
}
