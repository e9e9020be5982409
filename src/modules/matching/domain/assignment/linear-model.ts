import type { AssignmentColumns } from './problem';

/** What a flow cannot say: sums of money. In 分; a bank or district that is not named has none. */
export type MoneyLimits = {
  /** most a bank lends in all */
  readonly bankMoney: Readonly<Record<string, number>>;
  /** least the needs of a district are lent in all */
  readonly districtMoney: Readonly<Record<string, number>>;
};

export const NO_MONEY_LIMITS: MoneyLimits = { bankMoney: {}, districtMoney: {} };

/** 0–1 model: a column per pair, then one per shortfall; rows compressed. */
export type LinearModel = {
  readonly pairs: number;
  readonly columns: number;
  readonly upper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
  /** rows of the quotas, by id */
  readonly bankMoneyRow: ReadonlyMap<string, number>;
  /** the aims, in order, each to be made small */
  readonly aims: readonly { readonly name: Aim; readonly cost: Float64Array }[];
};
export type Aim = 'short' | 'short-money' | 'unserved' | 'cost';

/** Money in 万元 inside the model: its numbers stay near those of the rest. */
const WAN = 1_000_000;

class Rows {
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly start: number[] = [0];
  readonly index: number[] = [];
  readonly value: number[] = [];
  add(lower: number, upper: number, entries: Iterable<readonly [number, number]>): number {
    for (const [column, value] of entries) {
      this.index.push(column);
      this.value.push(value);
    }
    this.lower.push(lower);
    this.upper.push(upper);
    return this.start.push(this.index.length) - 2;
  }
}

/** The problem with its money limits. @throws RangeError: a bank or district named that is not there */
export function linearModel(c: AssignmentColumns, money: MoneyLimits): LinearModel {
  const pairs = c.product.length;
  const needOf = new Int32Array(pairs);
  for (let i = 0; i < c.needs.length; i++) needOf.fill(i, c.start[i], c.start[i + 1]);
  const byProduct: number[][] = c.products.map(() => []);
  const byBank: number[][] = c.banks.map(() => []);
  const byDistrict: number[][] = c.districts.map(() => []);
  for (let e = 0; e < pairs; e++) {
    const p = c.product[e] as number;
    byProduct[p]!.push(e);
    byBank[c.productBank[p] as number]!.push(e);
    byDistrict[c.needDistrict[needOf[e] as number] as number]!.push(e);
  }
  const one = (columns: readonly number[]) => columns.map((e) => [e, 1] as const);
  const lent = (columns: readonly number[]) =>
    columns.map((e) => [e, (c.amount[e] as number) / WAN] as const);
  const rows = new Rows();
  const most = Number.POSITIVE_INFINITY;
  for (let i = 0; i < c.needs.length; i++) {
    const [from, to] = [c.start[i] as number, c.start[i + 1] as number];
    if (to > from) rows.add(-most, 1, one(Array.from({ length: to - from }, (_, k) => from + k)));
  }
  for (const [p, columns] of byProduct.entries())
    if (c.productQuota[p] !== most) rows.add(-most, c.productQuota[p] as number, one(columns));
  for (const [b, columns] of byBank.entries())
    if (c.bankQuota[b] !== most) rows.add(-most, c.bankQuota[b] as number, one(columns));
  const place = (list: readonly string[], id: string) => {
    const at = list.indexOf(id);
    if (at < 0) throw new RangeError(`“${id}” is named, but not in the problem`);
    return at;
  };
  const bankMoneyRow = new Map<string, number>();
  const bankIds = c.banks.map((b) => b.id);
  for (const [id, amount] of Object.entries(money.bankMoney).sort())
    bankMoneyRow.set(id, rows.add(-most, amount / WAN, lent(byBank[place(bankIds, id)] as number[])));
  const upper: number[] = new Array(pairs).fill(1);
  const shortCounts: number[] = [];
  const shortMoney: number[] = [];
  for (const [d, minimum] of c.minimum.entries())
    if (minimum > 0) {
      const short = upper.push(minimum) - 1;
      shortCounts.push(short);
      rows.add(minimum, most, [...one(byDistrict[d] as number[]), [short, 1]]);
    }
  for (const [code, amount] of Object.entries(money.districtMoney).sort()) {
    const short = upper.push(amount / WAN) - 1;
    shortMoney.push(short);
    const d = place(c.districts, code);
    rows.add(amount / WAN, most, [...lent(byDistrict[d] as number[]), [short, 1]]);
  }
  const aim = (name: Aim, fill: (cost: Float64Array) => void) => {
    const cost = new Float64Array(upper.length);
    fill(cost);
    return { name, cost };
  };
  const ones = (columns: readonly number[]) => (cost: Float64Array) => {
    for (const column of columns) cost[column] = 1;
  };
  return {
    pairs,
    columns: upper.length,
    upper: Float64Array.from(upper),
    rowLower: Float64Array.from(rows.lower),
    rowUpper: Float64Array.from(rows.upper),
    start: Int32Array.from(rows.start),
    index: Int32Array.from(rows.index),
    value: Float64Array.from(rows.value),
    bankMoneyRow,
    aims: [
      ...(shortCounts.length > 0 ? [aim('short', ones(shortCounts))] : []),
      ...(shortMoney.length > 0 ? [aim('short-money', ones(shortMoney))] : []),
      aim('unserved', (cost) => cost.fill(-1, 0, pairs)),
      aim('cost', (cost) => cost.set(c.cost)),
    ],
  };
}
