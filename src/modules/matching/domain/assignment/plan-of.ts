import type { DistrictResult, Effect, Plan, Unserved } from './plan';
import type { AssignmentColumns } from './problem';
import type { ShadowPrices } from './shadow-prices';

/**
 * The plan in words of the problem: who gets what, who goes without and why, how quotas are used.
 * @param productOf of each need the place of its product, −1 = unserved
 * @param effects absent where no exact ones were worked out
 */
export function planOf(
  c: AssignmentColumns,
  productOf: Int32Array,
  effects: ShadowPrices | undefined,
  /** quotas beside those in loans that are used up: places of banks */
  spent: ReadonlySet<number> = new Set(),
): Plan {
  const productUse = new Float64Array(c.products.length);
  const bankUse = new Float64Array(c.banks.length);
  const productAmount = new Float64Array(c.products.length);
  const bankAmount = new Float64Array(c.banks.length);
  const served = new Float64Array(c.districts.length);
  const assigned: Plan['assigned'][number][] = [];
  let cost = 0;
  for (let i = 0; i < productOf.length; i++) {
    const p = productOf[i] as number;
    if (p < 0) continue;
    let e = c.start[i] as number;
    while (c.product[e] !== p) e++;
    const b = c.productBank[p] as number;
    const amount = c.amount[e] as number;
    cost += c.cost[e] as number;
    productUse[p]! += 1;
    bankUse[b]! += 1;
    productAmount[p]! += amount;
    bankAmount[b]! += amount;
    served[c.needDistrict[i] as number]! += 1;
    assigned.push({
      need: c.needs[i]!.id,
      product: c.products[p]!.id,
      bank: c.banks[b]!.id,
      cost: c.cost[e] as number,
      amount,
    });
  }
  const fullProduct = (p: number) => (productUse[p] as number) >= (c.productQuota[p] as number);
  const fullBank = (b: number) => (bankUse[b] as number) >= (c.bankQuota[b] as number) || spent.has(b);
  const unserved = c.needs.flatMap((_, i) =>
    (productOf[i] as number) < 0 ? [unservedOf(c, i, fullProduct, fullBank)] : [],
  );
  const districts = districtResults(c, served, unserved, effects);
  const short = districts.reduce((sum, d) => sum + d.short, 0);
  const limit = (quota: number | undefined) => (quota === Number.POSITIVE_INFINITY ? undefined : quota);
  return {
    objective: { short, served: assigned.length, cost },
    assigned,
    unserved,
    products: c.products.map(({ id, bank }, p) => ({
      id,
      bank,
      quota: limit(c.productQuota[p]),
      used: productUse[p] as number,
      amount: productAmount[p] as number,
      oneMore: effects?.products[p],
    })),
    banks: c.banks.map(({ id }, b) => ({
      id,
      quota: limit(c.bankQuota[b]),
      used: bankUse[b] as number,
      amount: bankAmount[b] as number,
      oneMore: effects?.banks[b],
    })),
    districts,
  };
}

function unservedOf(
  c: AssignmentColumns,
  i: number,
  fullProduct: (p: number) => boolean,
  fullBank: (b: number) => boolean,
): Unserved {
  const own = [...c.product.subarray(c.start[i], c.start[i + 1])];
  const banks = [...new Set(own.map((p) => c.productBank[p] as number))].sort((a, b) => a - b);
  return {
    need: c.needs[i]!.id,
    reason: own.length === 0 ? 'no-product' : 'quotas-full',
    fullProducts: own.filter(fullProduct).map((p) => c.products[p]!.id),
    fullBanks: banks.filter(fullBank).map((b) => c.banks[b]!.id),
  };
}

function districtResults(
  c: AssignmentColumns,
  served: Float64Array,
  unserved: readonly Unserved[],
  effects: ShadowPrices | undefined,
): DistrictResult[] {
  const needs = new Float64Array(c.districts.length);
  const eligible = new Float64Array(c.districts.length);
  const districtOf = new Map<string, number>();
  for (const [i, need] of c.needs.entries()) {
    const d = c.needDistrict[i] as number;
    districtOf.set(need.id, d);
    needs[d]! += 1;
    if ((c.start[i + 1] as number) > (c.start[i] as number)) eligible[d]! += 1;
  }
  return c.districts.map((code, d): DistrictResult => {
    const minimum = c.minimum[d] as number;
    const short = Math.max(0, minimum - (served[d] as number));
    const own = short > 0 ? unserved.filter((u) => districtOf.get(u.need) === d) : [];
    return {
      code,
      needs: needs[d] as number,
      eligible: eligible[d] as number,
      minimum,
      served: served[d] as number,
      short,
      oneLess: effects?.minimums[d] satisfies Effect | undefined,
      waitingFor: waitingFor(own),
    };
  });
}

function waitingFor(own: readonly Unserved[]): DistrictResult['waitingFor'] {
  const counts = new Map<string, { kind: 'product' | 'bank'; id: string; needs: number }>();
  const count = (kind: 'product' | 'bank', id: string) => {
    const held = counts.get(`${kind}:${id}`) ?? { kind, id, needs: 0 };
    held.needs += 1;
    counts.set(`${kind}:${id}`, held);
  };
  for (const { fullProducts, fullBanks } of own) {
    for (const id of fullProducts) count('product', id);
    for (const id of fullBanks) count('bank', id);
  }
  return [...counts.values()].sort(
    (a, b) => b.needs - a.needs || a.kind.localeCompare(b.kind) || (a.id < b.id ? -1 : 1),
  );
}
