import { type Aim, type LinearModel, linearModel, type MoneyLimits } from './linear-model';
import type { AssignmentColumns } from './problem';

/** A solver of 0–1 and linear problems, as `server/highs.ts` gives it. */
export type LinearSolver = (
  problem: Omit<LinearModel, 'pairs' | 'columns' | 'bankMoneyRow' | 'aims'> & {
    readonly cost: Float64Array;
    readonly integers: number;
    readonly absoluteGap: number;
    readonly seconds: number;
    readonly hint?: Float64Array;
  },
) => Promise<{
  readonly optimal: boolean;
  readonly known: boolean;
  readonly objective: number;
  readonly bound: number;
  readonly colValue: Float64Array;
  readonly rowDual: Float64Array;
}>;

/** One aim's value in the plan and the bound no plan is below (money in 万元); proven where they meet. */
export type Stage = {
  readonly aim: Aim;
  readonly value: number;
  readonly bound: number;
  readonly proven: boolean;
};

/** Of one more million yuan of a bank: dual values of the linear relaxation, so parts of a loan appear. */
export type MoneyPrice = { readonly servedMore: number; readonly costChange: number };

export type MoneySolution = {
  /** of each need the place of its product, −1 = unserved */
  readonly productOf: Int32Array;
  readonly stages: readonly Stage[];
  readonly proven: boolean;
  readonly prices: ReadonlyMap<string, MoneyPrice>;
};

const PER_MILLION = 100; // 万元
const SLACK = 1e-6;
/** sums of whole numbers are optimal when the bound is less than 1 away; money when it is less than 1 元 */
const GAP: Record<Aim, number> = { short: 0.99, 'short-money': 1e-4, unserved: 0.99, cost: 0.99 };

/**
 * The problem with sums of money in it: a knapsack, no flow, so HiGHS by branch and cut. The aims one after
 * the other, each held at its value while the next is made small; the time that is left is shared out. An
 * aim whose time is up keeps the best plan found, with its bound, and is not called proven.
 */
export async function solveMoney(
  c: AssignmentColumns,
  money: MoneyLimits,
  solve: LinearSolver,
  seconds: number,
): Promise<MoneySolution> {
  let model = linearModel(c, money);
  const began = performance.now();
  const left = () => Math.max(1, seconds - (performance.now() - began) / 1000);
  // nobody served, every minimum missed in full: a plan, though a poor one
  let x: Float64Array = model.upper.slice().fill(0, 0, model.pairs);
  const stages: Stage[] = [];
  let pricing: { name: Aim; model: LinearModel; cost: Float64Array }[] = [];
  for (const [nth, { name, cost }] of model.aims.entries()) {
    const answer = await solve({
      ...model,
      cost,
      integers: model.pairs,
      absoluteGap: GAP[name],
      seconds: left() / (model.aims.length - nth),
      hint: x,
    });
    if (answer.known) x = rounded(answer.colValue, model, c, money);
    const value = dot(cost, x);
    const bound = answer.optimal ? value : answer.bound;
    stages.push({ aim: name, value, bound, proven: answer.optimal });
    if (name === 'unserved' || name === 'cost') pricing = [...pricing, { name, model, cost }];
    model = withRow(model, cost, value);
  }
  return {
    productOf: productsOf(c, x),
    stages,
    proven: stages.every((s) => s.proven),
    prices: await pricesOf(pricing, solve, left()),
  };
}

function dot(cost: Float64Array, x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < cost.length; i++) sum += (cost[i] as number) * (x[i] as number);
  return sum;
}

/** Loans are whole; the shortfalls follow from them. */
function rounded(
  values: Float64Array,
  model: LinearModel,
  c: AssignmentColumns,
  money: MoneyLimits,
): Float64Array {
  const x = values.map((v, i) => (i < model.pairs ? Math.round(v) : v));
  const productOf = productsOf(c, x);
  const served = new Float64Array(c.districts.length);
  const lent = new Float64Array(c.districts.length);
  for (let i = 0; i < productOf.length; i++)
    for (let e = c.start[i] as number; e < (c.start[i + 1] as number); e++)
      if (c.product[e] === productOf[i]) {
        served[c.needDistrict[i] as number]! += 1;
        lent[c.needDistrict[i] as number]! += c.amount[e] as number;
      }
  let column = model.pairs;
  for (const [d, minimum] of c.minimum.entries())
    if (minimum > 0) x[column++] = Math.max(0, minimum - (served[d] as number));
  for (const [code, amount] of Object.entries(money.districtMoney).sort())
    x[column++] = Math.max(0, amount - (lent[c.districts.indexOf(code)] as number)) / 1_000_000;
  return x;
}

function productsOf(c: AssignmentColumns, x: Float64Array): Int32Array {
  const productOf = new Int32Array(c.needs.length).fill(-1);
  for (let i = 0; i < c.needs.length; i++)
    for (let e = c.start[i] as number; e < (c.start[i + 1] as number); e++)
      if ((x[e] as number) > 0.5) productOf[i] = c.product[e] as number;
  return productOf;
}

/** An aim held: what was reached is not given up again. */
function withRow(model: LinearModel, cost: Float64Array, value: number): LinearModel {
  const index: number[] = [];
  for (let i = 0; i < cost.length; i++) if (cost[i] !== 0) index.push(i);
  return {
    ...model,
    rowLower: Float64Array.from([...model.rowLower, Number.NEGATIVE_INFINITY]),
    rowUpper: Float64Array.from([...model.rowUpper, value + SLACK]),
    start: Int32Array.from([...model.start, model.index.length + index.length]),
    index: Int32Array.from([...model.index, ...index]),
    value: Float64Array.from([...model.value, ...index.map((i) => cost[i] as number)]),
  };
}

/** Dual values of the money rows when parts of loans are allowed, per million yuan. */
async function pricesOf(
  pricing: readonly { name: Aim; model: LinearModel; cost: Float64Array }[],
  solve: LinearSolver,
  seconds: number,
): Promise<Map<string, MoneyPrice>> {
  const prices = new Map<string, { servedMore: number; costChange: number }>();
  for (const { name, model, cost } of pricing) {
    if (model.bankMoneyRow.size === 0) break;
    const answer = await solve({ ...model, cost, integers: 0, absoluteGap: 0, seconds });
    if (!answer.optimal) continue;
    for (const [bank, row] of model.bankMoneyRow) {
      const price = prices.get(bank) ?? { servedMore: 0, costChange: 0 };
      const dual = (answer.rowDual[row] as number) * PER_MILLION;
      const change = Math.abs(dual) < 1e-9 ? 0 : Number(dual.toFixed(6));
      if (name === 'unserved') price.servedMore = -change + 0;
      else price.costChange = change;
      prices.set(bank, price);
    }
  }
  return prices;
}
