/** Whole numbers throughout: only so is "optimal" exact. */
export type AssignmentNeed = {
  readonly id: string;
  readonly district: string;
};

/** `quota`: how many loans; undefined = no limit is known. */
export type Quota = { readonly id: string; readonly quota?: number };
export type AssignmentProduct = Quota & { readonly bank: string };

/** A need a product takes. `cost` ≥ 0, see `pairCost`; `amount` is what would be lent, 分. */
export type AssignmentPair = {
  readonly need: string;
  readonly product: string;
  readonly cost: number;
  readonly amount: number;
};

/**
 * 定向撮合: each need gets at most one product, no product and no bank gives more loans than its quota.
 * What is best, in this order: as few needs short of the districts' minimums as can be, as many needs
 * served as can be, the lowest sum of costs. The parts come in any order; they are taken by id.
 */
export type AssignmentProblem = {
  readonly needs: readonly AssignmentNeed[];
  readonly products: readonly AssignmentProduct[];
  readonly banks: readonly Quota[];
  readonly pairs: readonly AssignmentPair[];
  /** how many needs of a district are to be served at least */
  readonly minimums: Readonly<Record<string, number>>;
};

/** The problem as columns, every list by id; pairs by need, then product. */
export type AssignmentColumns = {
  readonly needs: readonly AssignmentNeed[];
  readonly products: readonly AssignmentProduct[];
  readonly banks: readonly Quota[];
  /** districts by code: of the needs and of the minimums */
  readonly districts: readonly string[];
  readonly needDistrict: Int32Array;
  readonly productBank: Int32Array;
  readonly productQuota: Float64Array;
  readonly bankQuota: Float64Array;
  readonly minimum: Float64Array;
  /** pairs of need i: from start[i] to start[i + 1] */
  readonly start: Int32Array;
  readonly product: Int32Array;
  readonly cost: Float64Array;
  readonly amount: Float64Array;
};

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function places(items: readonly { id: string }[], what: string): Map<string, number> {
  const at = new Map(items.map(({ id }, i) => [id, i]));
  if (at.size !== items.length) throw new RangeError(`a ${what} stands in the problem twice`);
  return at;
}

function whole(value: number | undefined, what: string): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${what} is no whole number ≥ 0`);
  return value;
}

/** @throws RangeError: an id twice, a pair of something that is not there, a number that is not whole or below 0 */
export function columnsOf(problem: AssignmentProblem): AssignmentColumns {
  const needs = [...problem.needs].sort(byId);
  const products = [...problem.products].sort(byId);
  const banks = [...problem.banks].sort(byId);
  const needAt = places(needs, 'need');
  const productAt = places(products, 'product');
  const bankAt = places(banks, 'bank');
  const found = (at: Map<string, number>, id: string) => {
    const place = at.get(id);
    if (place === undefined) throw new RangeError(`“${id}” is named, but not in the problem`);
    return place;
  };
  const districts = [...new Set([...needs.map((n) => n.district), ...Object.keys(problem.minimums)])].sort();
  const districtAt = new Map(districts.map((code, i) => [code, i]));
  return {
    needs,
    products,
    banks,
    districts,
    needDistrict: Int32Array.from(needs, (n) => districtAt.get(n.district) as number),
    productBank: Int32Array.from(products, (p) => found(bankAt, p.bank)),
    productQuota: Float64Array.from(products, (p) => whole(p.quota, 'a quota')),
    bankQuota: Float64Array.from(banks, (b) => whole(b.quota, 'a quota')),
    minimum: Float64Array.from(districts, (code) => whole(problem.minimums[code] ?? 0, 'a minimum')),
    ...pairColumns(
      problem.pairs,
      needs.length,
      (id) => found(needAt, id),
      (id) => found(productAt, id),
    ),
  };
}

/** Pairs by need, then product, without sorting half a million of them at once. */
function pairColumns(
  pairs: readonly AssignmentPair[],
  needs: number,
  needAt: (id: string) => number,
  productAt: (id: string) => number,
): Pick<AssignmentColumns, 'start' | 'product' | 'cost' | 'amount'> {
  const needOf = Int32Array.from(pairs, (p) => needAt(p.need));
  const start = new Int32Array(needs + 1);
  for (const i of needOf) start[i + 1]! += 1;
  for (let i = 0; i < needs; i++) start[i + 1]! += start[i] as number;
  // one number per pair: product × pairs + place, sorted within its need
  const key = new Float64Array(pairs.length);
  const next = start.slice();
  for (const [k, p] of pairs.entries()) {
    const at = next[needOf[k] as number]!++;
    key[at] = productAt(p.product) * pairs.length + k;
  }
  const product = new Int32Array(pairs.length);
  const cost = new Float64Array(pairs.length);
  const amount = new Float64Array(pairs.length);
  for (let i = 0; i < needs; i++) {
    const [from, to] = [start[i] as number, start[i + 1] as number];
    key.subarray(from, to).sort();
    for (let e = from; e < to; e++) {
      const k = (key[e] as number) % pairs.length;
      const pair = pairs[k] as AssignmentPair;
      product[e] = Math.floor((key[e] as number) / pairs.length);
      if (e > from && product[e] === product[e - 1])
        throw new RangeError('a need and a product are a pair twice');
      cost[e] = whole(pair.cost, 'a cost');
      amount[e] = whole(pair.amount, 'an amount');
    }
  }
  return { start, product, cost, amount };
}
