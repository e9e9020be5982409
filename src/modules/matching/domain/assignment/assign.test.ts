import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openHighs } from '@/server/highs';
import { assign } from './assign';
import { linearModel, NO_MONEY_LIMITS } from './linear-model';
import type { Plan } from './plan';
import { type AssignmentProblem, columnsOf } from './problem';
import { type ProblemSize, randomProblem } from './random-problem';

const highs = openHighs();
afterAll(() => highs.close());

const SMALL: ProblemSize = {
  needs: 60,
  products: 12,
  banks: 4,
  districts: 6,
  degree: 5,
  supply: 0.7,
  costs: 50,
  minimum: 0.6,
};
const BIG = 1e4; // of unserved against costs; of below a minimum against unserved

function weighed({ objective: o }: Plan, needs: number): number {
  return o.short * BIG * BIG + (needs - o.served) * BIG + o.cost;
}

/** The optimum by HiGHS, the aims in one sum. */
async function highsOptimum(problem: AssignmentProblem): Promise<number> {
  const c = columnsOf(problem);
  const model = linearModel(c, NO_MONEY_LIMITS);
  const weight = { short: BIG * BIG, 'short-money': 0, unserved: BIG, cost: 1 };
  const cost = new Float64Array(model.columns);
  for (const aim of model.aims)
    for (let i = 0; i < cost.length; i++) cost[i]! += weight[aim.name] * (aim.cost[i] as number);
  const answer = await highs.solve({ ...model, cost, integers: 0, absoluteGap: 0, seconds: 60 });
  expect(answer.optimal).toBe(true);
  return Math.round(answer.objective) + c.needs.length * BIG;
}

/** Nothing is given twice or beyond a quota. */
function check(problem: AssignmentProblem, plan: Plan): void {
  expect(new Set(plan.assigned.map((a) => a.need)).size).toBe(plan.assigned.length);
  expect(plan.assigned.length + plan.unserved.length).toBe(problem.needs.length);
  for (const use of [...plan.products, ...plan.banks])
    expect(use.used).toBeLessThanOrEqual(use.quota ?? Number.POSITIVE_INFINITY);
  const allowed = new Map(problem.pairs.map((p) => [`${p.need} ${p.product}`, p.cost]));
  for (const a of plan.assigned) expect(allowed.get(`${a.need} ${a.product}`)).toBe(a.cost);
  for (const u of plan.unserved) {
    const own = problem.pairs.filter((p) => p.need === u.need);
    expect(u.reason).toBe(own.length === 0 ? 'no-product' : 'quotas-full');
    // whoever goes without has each of its products full, or its bank
    for (const { product } of own) {
      const bank = problem.products.find((p) => p.id === product)?.bank as string;
      expect(u.fullProducts.includes(product) || u.fullBanks.includes(bank)).toBe(true);
    }
  }
}

describe('the optimum', () => {
  it('equals that of HiGHS on 100 random problems', async () => {
    let shorts = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const size = {
        ...SMALL,
        needs: 10 + ((seed * 37) % 110),
        products: 3 + (seed % 25),
        degree: 1 + (seed % 9),
        supply: [0.3, 0.7, 1.2, 0][seed % 4] as number,
        costs: [1, 5, 50, 2000][(seed >> 2) % 4] as number, // 1: all costs equal
        minimum: [0, 0.3, 0.6, 1.4][(seed >> 1) % 4] as number, // 1.4: more than there are
      };
      const problem = randomProblem(seed, size);
      const plan = assign(problem);
      check(problem, plan);
      expect(weighed(plan, problem.needs.length), `seed ${seed}`).toBe(await highsOptimum(problem));
      shorts += plan.objective.short > 0 ? 1 : 0;
    }
    expect(shorts).toBeGreaterThan(10);
    expect(shorts).toBeLessThan(90);
  }, 120_000);

  it('equals trying everything on tiny problems', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const size = { ...SMALL, needs: 5, products: 3, banks: 2, districts: 2, degree: 3, costs: 4 };
      const problem = randomProblem(seed, size);
      expect(weighed(assign(problem), 5), `seed ${seed}`).toBe(bestOfAll(problem));
    }
  });

  it('does not depend on the order of anything', () => {
    const shuffled = (list: readonly unknown[]) =>
      fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }).chain((seed) => {
          const problem = randomProblem(seed, { ...SMALL, needs: 25, costs: 3 });
          const { needs, products, banks, pairs } = problem;
          return fc
            .tuple(shuffled(needs), shuffled(products), shuffled(banks), shuffled(pairs))
            .map(([n, p, b, e]) => ({
              problem,
              other: { ...problem, needs: n, products: p, banks: b, pairs: e } as AssignmentProblem,
            }));
        }),
        ({ problem, other }) => {
          expect(JSON.stringify(assign(other))).toBe(JSON.stringify(assign(problem)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives nothing where all quotas are zero, and everything its cheapest where there are none', () => {
    const problem = randomProblem(7, { ...SMALL, minimum: 0 });
    const none = assign({ ...problem, banks: problem.banks.map((b) => ({ ...b, quota: 0 })) });
    expect(none.objective).toEqual({ short: 0, served: 0, cost: 0 });
    const free = assign({
      ...problem,
      banks: problem.banks.map(({ id }) => ({ id })),
      products: problem.products.map(({ id, bank }) => ({ id, bank })),
    });
    for (const a of free.assigned)
      expect(a.cost).toBe(Math.min(...problem.pairs.filter((p) => p.need === a.need).map((p) => p.cost)));
    expect(free.unserved.every((u) => u.reason === 'no-product')).toBe(true);
    expect(assign({ needs: [], products: [], banks: [], pairs: [], minimums: {} }).objective.served).toBe(0);
  });
});

function bestOfAll(problem: AssignmentProblem): number {
  const { needs, products, banks, pairs, minimums } = problem;
  let best = Number.POSITIVE_INFINITY;
  const chosen: { product: string; cost: number }[] = [];
  const walk = (i: number) => {
    if (i < needs.length) {
      walk(i + 1);
      for (const pair of pairs.filter((p) => p.need === needs[i]!.id)) {
        chosen[i] = pair;
        walk(i + 1);
        delete chosen[i];
      }
      return;
    }
    const taken = chosen.filter((x) => x !== undefined);
    const loans = (ids: readonly string[]) => taken.filter((t) => ids.includes(t.product)).length;
    for (const p of products) if (loans([p.id]) > (p.quota ?? needs.length)) return;
    for (const b of banks)
      if (loans(products.filter((p) => p.bank === b.id).map((p) => p.id)) > (b.quota ?? needs.length)) return;
    let short = 0;
    for (const [code, minimum] of Object.entries(minimums))
      short += Math.max(0, minimum - needs.filter((n, k) => n.district === code && chosen[k]).length);
    const cost = taken.reduce((sum, t) => sum + t.cost, 0);
    best = Math.min(best, short * BIG * BIG + (needs.length - taken.length) * BIG + cost);
  };
  walk(0);
  return best;
}
