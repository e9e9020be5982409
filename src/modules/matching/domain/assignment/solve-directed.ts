import { assign } from './assign';
import type { DirectedPlan } from './directed-plan';
import type { MoneyLimits } from './linear-model';
import { planOf } from './plan-of';
import { type AssignmentColumns, type AssignmentProblem, columnsOf } from './problem';
import { type LinearSolver, solveMoney } from './solve-money';

type Solved = Pick<DirectedPlan, 'solver' | 'plan' | 'money' | 'districtMoney'>;

/** Without money limits the flow, with them HiGHS. @param seconds for HiGHS in all */
export async function solveDirected(
  problem: AssignmentProblem,
  money: MoneyLimits,
  solve: LinearSolver,
  seconds: number,
): Promise<Solved> {
  const limited = Object.keys(money.bankMoney).length + Object.keys(money.districtMoney).length > 0;
  if (!limited) {
    const solver = { name: 'flow', proven: true, stages: [] } as const;
    return { solver, plan: assign(problem), money: [], districtMoney: [] };
  }
  const columns = columnsOf(problem);
  const { productOf, stages, proven, prices } = await solveMoney(columns, money, solve, seconds);
  const plan = planOf(columns, productOf, undefined, spentBanks(columns, productOf, money));
  const lent = lentByDistrict(columns, productOf);
  return {
    solver: { name: 'highs', proven, stages },
    plan,
    money: Object.entries(money.bankMoney)
      .sort()
      .map(([bank, limit]) => ({
        bank,
        limit,
        used: plan.banks.find((b) => b.id === bank)?.amount ?? 0,
        perMillion: prices.get(bank),
      })),
    districtMoney: Object.entries(money.districtMoney)
      .sort()
      .map(([district, minimum]) => {
        const got = lent.get(district) ?? 0;
        return { district, minimum, lent: got, short: Math.max(0, minimum - got) };
      }),
  };
}

function lentByDistrict(c: AssignmentColumns, productOf: Int32Array): Map<string, number> {
  const lent = new Map<string, number>();
  for (const [i, p] of productOf.entries()) {
    if (p < 0) continue;
    const code = c.districts[c.needDistrict[i] as number] as string;
    const e = c.product.indexOf(p, c.start[i]);
    lent.set(code, (lent.get(code) ?? 0) + (c.amount[e] as number));
  }
  return lent;
}

/** Banks whose money left is not enough for the least any unserved need would be lent there. */
function spentBanks(c: AssignmentColumns, productOf: Int32Array, money: MoneyLimits): Set<number> {
  const least = new Float64Array(c.banks.length).fill(Number.POSITIVE_INFINITY);
  const used = new Float64Array(c.banks.length);
  for (let i = 0; i < productOf.length; i++)
    for (let e = c.start[i] as number; e < (c.start[i + 1] as number); e++) {
      const b = c.productBank[c.product[e] as number] as number;
      const amount = c.amount[e] as number;
      if (productOf[i] === c.product[e]) used[b]! += amount;
      else if ((productOf[i] as number) < 0 && amount < (least[b] as number)) least[b] = amount;
    }
  return new Set(
    c.banks.flatMap(({ id }, b) => {
      const limit = money.bankMoney[id];
      return limit !== undefined && limit - (used[b] as number) < (least[b] as number) ? [b] : [];
    }),
  );
}
