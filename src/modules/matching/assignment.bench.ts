import { openHighs } from '@/server/highs';
import { assign } from './domain/assignment/assign';
import { linearModel, NO_MONEY_LIMITS } from './domain/assignment/linear-model';
import { networkOf } from './domain/assignment/network';
import { type AssignmentProblem, columnsOf } from './domain/assignment/problem';
import { randomProblem } from './domain/assignment/random-problem';

const NEEDS = 10_000;
const RUNS = 3;
const SIZE = {
  needs: NEEDS,
  products: 200,
  banks: 20,
  districts: 16,
  degree: 50,
  supply: 0.8,
  costs: 1_000,
  minimum: 0.5,
};

/** HiGHS needs minutes for the whole: a tenth of the needs is compared. */
const ORACLE_NEEDS = 1_000;

/** The median of a few runs, from the problem to the plan with its shadow prices. */
async function assignCity(): Promise<{ value: number; note: string }> {
  const problem = randomProblem(20_261_120, SIZE);
  const times: number[] = [];
  let plan = assign(problem);
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    plan = assign(problem);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const { short, served, cost } = plan.objective;
  const tenth = randomProblem(20_261_120, { ...SIZE, needs: ORACLE_NEEDS });
  const before = performance.now();
  const own = ownOptimum(tenth, assign(tenth).objective);
  const between = performance.now();
  const highs = await optimumByHighs(tenth);
  const after = performance.now();
  if (highs !== own) throw new Error(`HiGHS finds another optimum: ${highs}, not ${own}`);
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  return {
    value: times[times.length >> 1] as number,
    note: `${served} served, ${short} short of minimums, cost ${cost}; ${ORACLE_NEEDS} needs: ${seconds(between - before)} s, HiGHS LP ${seconds(after - between)} s, same optimum`,
  };
}

function ownOptimum(problem: AssignmentProblem, o: { short: number; served: number; cost: number }): number {
  const { unserved, belowMinimum } = networkOf(columnsOf(problem));
  return o.short * belowMinimum + (problem.needs.length - o.served) * unserved + o.cost;
}

async function optimumByHighs(problem: AssignmentProblem): Promise<number> {
  const columns = columnsOf(problem);
  const { unserved, belowMinimum } = networkOf(columns);
  const model = linearModel(columns, NO_MONEY_LIMITS);
  const weight = { short: belowMinimum, 'short-money': 0, unserved, cost: 1 };
  const cost = new Float64Array(model.columns);
  for (const aim of model.aims)
    for (let i = 0; i < cost.length; i++) cost[i]! += weight[aim.name] * (aim.cost[i] as number);
  const highs = openHighs();
  try {
    const answer = await highs.solve({ ...model, cost, integers: 0, absoluteGap: 0, seconds: 120 });
    if (!answer.optimal) throw new Error('HiGHS did not end in time');
    return Math.round(answer.objective) + problem.needs.length * unserved;
  } finally {
    await highs.close();
  }
}

export const benches = [
  {
    name: 'matching: 10,000 needs × 200 products under quotas, exact, with shadow prices',
    unit: 'ms',
    limit: 3_000,
    run: assignCity,
  },
];
