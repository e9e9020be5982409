import { describe, expect, it } from 'vitest';
import { assign } from './assign';
import type { Effect, Plan } from './plan';
import type { AssignmentProblem } from './problem';
import { randomProblem } from './random-problem';

const problems = Array.from({ length: 25 }, (_, k) =>
  randomProblem(k + 1, {
    needs: 50,
    products: 9,
    banks: 4,
    districts: 4,
    degree: 5,
    supply: [0.5, 0.8, 1.1, 0.3][k % 4] as number,
    costs: [2, 40, 900][k % 3] as number,
    minimum: [0.4, 0.8, 1.2][k % 3] as number,
  }),
);

function difference(before: Plan, after: Plan): Effect {
  const [a, b] = [before.objective, after.objective];
  return { shortLess: a.short - b.short, servedMore: b.served - a.served, costChange: b.cost - a.cost };
}

const more = <T extends { id: string; quota?: number }>(list: readonly T[], id: string) =>
  list.map((x) => (x.id === id && x.quota !== undefined ? { ...x, quota: x.quota + 1 } : x));

describe('what one more would do', () => {
  it('is what solving again gives: each bank, each product, each minimum', () => {
    let effects = 0;
    for (const problem of problems) {
      const plan = assign(problem);
      const again = (change: Partial<AssignmentProblem>) =>
        difference(plan, assign({ ...problem, ...change }));
      for (const { id, oneMore } of plan.banks) {
        expect(oneMore).toEqual(again({ banks: more(problem.banks, id) }));
        if (oneMore?.servedMore) effects += 1;
      }
      for (const { id, oneMore } of plan.products) {
        expect(oneMore).toEqual(again({ products: more(problem.products, id) }));
        if (oneMore?.servedMore) effects += 1;
      }
      for (const { code, minimum, oneLess } of plan.districts) {
        if (minimum === 0) expect(oneLess).toBeUndefined();
        else expect(oneLess).toEqual(again({ minimums: { ...problem.minimums, [code]: minimum - 1 } }));
      }
    }
    expect(effects).toBeGreaterThan(20);
  });
});

describe('minimums that cannot be met', () => {
  const needs = ['a', 'b', 'c', 'd'].map((id) => ({ id, district: '120103' }));
  const pair = (need: string, product: string) => ({ need, product, cost: 400, amount: 1_000_000 });

  it('say which district is short, by how many, how many anyone takes, and whose quota they wait for', () => {
    const plan = assign({
      needs: [...needs, { id: 'e', district: '120104' }],
      products: [{ id: 'p', bank: 'x', quota: 2 }],
      banks: [{ id: 'x' }],
      pairs: [pair('a', 'p'), pair('b', 'p'), pair('c', 'p'), { ...pair('e', 'p'), cost: 1 }],
      minimums: { '120103': 3 },
    });
    const district = plan.districts.find((d) => d.code === '120103');
    expect(district).toMatchObject({ needs: 4, eligible: 3, minimum: 3, served: 2, short: 1 });
    expect(district?.waitingFor).toEqual([{ kind: 'product', id: 'p', needs: 1 }]);
    expect(plan.unserved.find((u) => u.need === 'd')?.reason).toBe('no-product');
    expect(plan.unserved.find((u) => u.need === 'e')?.fullProducts).toEqual(['p']);
  });

  it('of a district with fewer needs than its minimum are short by the rest', () => {
    const plan = assign({
      needs,
      products: [{ id: 'p', bank: 'x' }],
      banks: [{ id: 'x' }],
      pairs: needs.map((n) => pair(n.id, 'p')),
      minimums: { '120103': 9, '120119': 2 },
    });
    expect(plan.objective).toEqual({ short: 7, served: 4, cost: 1600 });
    expect(plan.districts.map((d) => [d.code, d.needs, d.short])).toEqual([
      ['120103', 4, 5],
      ['120119', 0, 2],
    ]);
  });
});

describe('a problem that is none', () => {
  it('is refused: an id twice, a pair of the unknown, parts of a loan', () => {
    const whole = {
      needs: [{ id: 'a', district: '120103' }],
      products: [{ id: 'p', bank: 'x' }],
      banks: [{ id: 'x' }],
      pairs: [{ need: 'a', product: 'p', cost: 1, amount: 1 }],
      minimums: {},
    };
    const wrong: Partial<AssignmentProblem>[] = [
      { needs: [...whole.needs, ...whole.needs] },
      { pairs: [...whole.pairs, ...whole.pairs] },
      { pairs: [{ need: 'b', product: 'p', cost: 1, amount: 1 }] },
      { pairs: [{ need: 'a', product: 'p', cost: 1.5, amount: 1 }] },
      { banks: [{ id: 'x', quota: -1 }] },
      { minimums: { '120103': 0.5 } },
    ];
    for (const change of wrong) expect(() => assign({ ...whole, ...change })).toThrow(RangeError);
  });
});
