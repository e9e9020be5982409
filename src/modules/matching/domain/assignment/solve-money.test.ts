import { afterAll, describe, expect, it } from 'vitest';
import { basisPoints } from '@/kernel/rate';
import { openHighs } from '@/server/highs';
import { assign } from './assign';
import { pairCost } from './pair-cost';
import { solverWords } from './plan-words';
import type { AssignmentProblem } from './problem';
import { randomProblem } from './random-problem';
import { solveDirected } from './solve-directed';

const highs = openHighs();
afterAll(() => highs.close());
const WAN = 1_000_000;
const SIZE = {
  needs: 8,
  products: 3,
  banks: 2,
  districts: 2,
  degree: 3,
  supply: 0.8,
  costs: 9,
  minimum: 0.5,
};

type Money = { bankMoney: Record<string, number>; districtMoney: Record<string, number> };

/** The aims of every plan there is, the best one's, compared in order. */
function bestOfAll(problem: AssignmentProblem, money: Money): number[] {
  const { needs, products, banks, pairs, minimums } = problem;
  let best: number[] = [];
  const chosen: AssignmentProblem['pairs'][number][] = [];
  const sum = (list: readonly { amount: number }[]) => list.reduce((s, p) => s + p.amount, 0);
  const judge = () => {
    const taken = chosen.filter((p) => p !== undefined);
    for (const p of products) if (taken.filter((t) => t.product === p.id).length > p.quota!) return;
    for (const b of banks) {
      const own = products.filter((p) => p.bank === b.id).map((p) => p.id);
      const loans = taken.filter((t) => own.includes(t.product));
      if (loans.length > b.quota! || sum(loans) > (money.bankMoney[b.id] ?? Number.POSITIVE_INFINITY)) return;
    }
    const of = (code: string) => chosen.filter((p, i) => p && needs[i]!.district === code);
    const short = Object.entries(minimums).reduce((s, [d, n]) => s + Math.max(0, n - of(d).length), 0);
    const shortMoney = Object.entries(money.districtMoney).reduce(
      (s, [d, n]) => s + Math.max(0, n - sum(of(d))),
      0,
    );
    const aims = [short, shortMoney, -taken.length, taken.reduce((s, p) => s + p.cost, 0)];
    const at = aims.findIndex((v, i) => v !== best[i]);
    if (best.length === 0 || (at >= 0 && aims[at]! < best[at]!)) best = aims;
  };
  const walk = (i: number) => {
    if (i === needs.length) return judge();
    walk(i + 1);
    for (const pair of pairs.filter((p) => p.need === needs[i]!.id)) {
      chosen[i] = pair;
      walk(i + 1);
      delete chosen[i];
    }
  };
  walk(0);
  return best;
}

describe('quotas and minimums in money', () => {
  it('are solved to the best of all plans, aim by aim, and said to be proven', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const problem = randomProblem(seed, SIZE);
      const money = {
        bankMoney: { b00000: 500 * WAN + seed * 7 * WAN, b00001: 300 * WAN },
        districtMoney: { d00001: 400 * WAN },
      };
      const {
        plan,
        solver,
        money: use,
        districtMoney,
      } = await solveDirected(problem, money, highs.solve, 60);
      const [short, shortMoney, unserved, cost] = bestOfAll(problem, money);
      const { objective } = plan;
      expect(
        [objective.short, districtMoney[0]!.short, -objective.served, objective.cost],
        `seed ${seed}`,
      ).toEqual([short, shortMoney, unserved, cost]);
      expect(solver).toMatchObject({ name: 'highs', proven: true });
      for (const { used, limit } of use) expect(used).toBeLessThanOrEqual(limit);
    }
  }, 60_000);

  it('that bind nobody give what the flow gives', async () => {
    const problem = randomProblem(3, { ...SIZE, needs: 60, products: 12, banks: 4, degree: 8 });
    const money = { bankMoney: { b00000: 1e6 * WAN }, districtMoney: {} };
    const solved = await solveDirected(problem, money, highs.solve, 60);
    expect(solved.plan.objective).toEqual(assign(problem).objective);
    expect(solved.money[0]!.perMillion).toEqual({ servedMore: 0, costChange: 0 });
  });

  it('have a price per million: alike needs of 50 万元 are two a million', async () => {
    const needs = Array.from({ length: 10 }, (_, i) => ({ id: `n${i}`, district: 'd' }));
    const problem = {
      needs,
      products: [{ id: 'p', bank: 'b' }],
      banks: [{ id: 'b' }],
      pairs: needs.map((n) => ({ need: n.id, product: 'p', cost: 400, amount: 50 * WAN })),
      minimums: {},
    };
    const money = { bankMoney: { b: 225 * WAN }, districtMoney: {} };
    const solved = await solveDirected(problem, money, highs.solve, 60);
    expect(solved.plan.objective.served).toBe(4);
    expect(solved.money[0]).toMatchObject({ used: 200 * WAN, perMillion: { servedMore: 2 } });
    expect(solved.plan.unserved[0]!.fullBanks).toEqual(['b']);
  });
});

describe('what a pair costs', () => {
  const offer = (principal: number, effective: number) =>
    ({ principal, cost: { allIn: { nominal: effective, effective } } }) as Parameters<typeof pairCost>[0];
  it('is the all-in rate where all is lent, and 4 × LPR on what is not', () => {
    const lpr = basisPoints(300);
    expect(pairCost(offer(100, 0.045), 100, lpr)).toBe(450);
    expect(pairCost(offer(50, 0.04), 100, lpr)).toBe(200 + 600);
    expect(pairCost(offer(0, 0), 100, lpr)).toBe(1200);
  });
});

describe('who answered', () => {
  it('is said, with the gap that is left', () => {
    const stages = [{ aim: 'unserved', value: -40, bound: -43, proven: false }] as const;
    const words = solverWords({ solver: { name: 'highs', proven: false, stages } } as never);
    expect(words).toContain('尚未证明最优（满足户数得 40，界 43）');
    expect(solverWords({ solver: { name: 'flow', proven: true, stages: [] } } as never)).toContain(
      '已证明最优',
    );
  });
});
