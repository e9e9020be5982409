import { createHash } from 'node:crypto';
import { AppError } from '@/kernel/errors';
import type { IsoDate } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { type Highs, openHighs } from '@/server/highs';
import type { DirectedLimits, DirectedPlan } from '../domain/assignment/directed-plan';
import { solveDirected } from '../domain/assignment/solve-directed';
import { directedInputs } from '../queries/directed-inputs';
import { keepPlan } from '../queries/plan-files';

/** Beyond so many pairs the web process would be busy for seconds: the command line has no such bound. */
export const WEB_PAIRS = 200_000;

/**
 * 定向撮合: solves, keeps the plan as a file named by its content, and a row that points at it.
 * @param input.seconds for HiGHS, where money is among the limits
 * @param input.mostPairs refuse larger problems
 * @throws AppError as `directedInputs`; conflict `no-needs`, `directed-too-large`
 */
export async function runDirected(
  scope: OperatorScope,
  input: { limits: DirectedLimits; today: IsoDate; snapshot?: string; seconds: number; mostPairs?: number },
): Promise<{ planId: bigint; sha256: string; inputsSha256: string; plan: DirectedPlan }> {
  const { problem, about } = await directedInputs(scope, input);
  if (problem.needs.length === 0)
    throw new AppError('conflict', 'no-needs', '还没有企业提出融资需求，没有可以撮合的。');
  if (problem.pairs.length > (input.mostPairs ?? Number.POSITIVE_INFINITY))
    throw new AppError(
      'conflict',
      'directed-too-large',
      `需求与产品的组合有 ${problem.pairs.length} 个，页面上最多 ${input.mostPairs} 个。请用命令行 xyd match-directed 运行。`,
    );
  const inputsSha256 = createHash('sha256').update(JSON.stringify({ problem, about })).digest('hex');
  const { bankMoney, districtMoney } = about.limits;
  let highs: Highs | undefined;
  const solved = await solveDirected(
    problem,
    { bankMoney, districtMoney },
    (model) => {
      highs ??= openHighs(); // a thread, started only where money is among the limits
      return highs.solve(model);
    },
    input.seconds,
  ).finally(() => highs?.close());
  const plan: DirectedPlan = { format: 1, ...about, ...solved };
  const file = await keepPlan(plan);
  const { short, served, cost } = plan.plan.objective;
  return audited(scope.actor, async (tx) => {
    const row = await tx.assignmentPlan.create({
      data: {
        snapshotId: plan.snapshot.id,
        scoreRunId: plan.scoreRun,
        inputsSha256,
        ...file,
        solver: plan.solver.name,
        proven: plan.solver.proven,
        needs: plan.needs.length,
        served,
        short,
        costBp: BigInt(cost),
        madeBy: scope.actor.login,
      },
    });
    return {
      result: { planId: row.id, sha256: file.sha256, inputsSha256, plan },
      entry: {
        action: 'run-directed',
        subject: `assignment-plan:${row.id}`,
        after: { sha256: file.sha256, inputsSha256, needs: plan.needs.length, served, short },
      },
    };
  });
}
