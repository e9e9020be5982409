import type { Fen } from '@/kernel/money';
import { ok } from '@/kernel/result';
import { type Estimate, unknownInputs, whenKnown } from './estimate';
import { productDown } from './fen-product';
import { checkAmounts, checkAtLeast, checkFractions } from './input-bounds';
import { type PriceRisk, priceHaircut } from './price-haircut';

/** 变现能力, best first: quoted on an exchange, traded by many, sold to few. */
export const LIQUIDITY_CLASSES = ['exchange', 'market', 'niche'] as const;
export type LiquidityClass = (typeof LIQUIDITY_CLASSES)[number];

/** 监管仓库等级, best first. */
export const WAREHOUSE_GRADES = ['A', 'B', 'C', 'D'] as const;
export type WarehouseGrade = (typeof WAREHOUSE_GRADES)[number];

/** A lender's discounts, fractions: data of the product, none of them known by this file. */
export type HaircutTerms = {
  readonly byLiquidity: Readonly<Record<LiquidityClass, number>>;
  readonly byWarehouse: Readonly<Record<WarehouseGrade, number>>;
  /** from which age in days which discount holds; the first from day 0, ages rising */
  readonly byAge: readonly { readonly fromDays: number; readonly discount: number }[];
};

export type Goods = PriceRisk & {
  readonly liquidity: LiquidityClass | undefined;
  readonly ageDays: number | undefined;
  readonly warehouse: WarehouseGrade | undefined;
};

export type InventoryHaircut = {
  /** fraction of the market value */
  readonly haircut: number;
  readonly parts: {
    readonly price: number;
    readonly liquidity: number;
    readonly age: number;
    readonly warehouse: number;
  };
};

/** Discounts that fall where the goods get worse are a table typed wrongly. */
function checkTerms({ byLiquidity, byWarehouse, byAge }: HaircutTerms): void {
  const ladders = {
    byLiquidity: LIQUIDITY_CLASSES.map((c) => byLiquidity[c]),
    byWarehouse: WAREHOUSE_GRADES.map((g) => byWarehouse[g]),
    byAge: byAge.map((step) => step.discount),
  };
  for (const [name, ladder] of Object.entries(ladders)) {
    for (const discount of ladder) checkFractions({ [name]: discount });
    if (!ladder.every((discount, i) => i === 0 || discount >= (ladder[i - 1] as number)))
      throw new RangeError(`${name} falls where the goods get worse`);
  }
  if (byAge[0]?.fromDays !== 0 || !byAge.every((s, i) => i === 0 || s.fromDays > byAge[i - 1]!.fromDays))
    throw new RangeError('byAge starts at day 0 and rises');
}

/**
 * 存货折扣: `1 − (1 − price)(1 − liquidity)(1 − age)(1 − warehouse)`, a fraction of the market value;
 * price as `priceHaircut`, the others by the lender's terms. Each is taken of what the others leave,
 * so that together they never exceed the value.
 * @throws RangeError when terms are not fractions or fall where goods get worse, an age is negative, a
 *   class or grade is not in the table, and as `priceHaircut`
 */
export function inventoryHaircut(goods: Goods, terms: HaircutTerms): Estimate<InventoryHaircut> {
  checkTerms(terms);
  const { liquidity, ageDays, warehouse } = goods;
  checkAtLeast(0, { ageDays });
  if (liquidity !== undefined && !LIQUIDITY_CLASSES.includes(liquidity))
    throw new RangeError('liquidity is not a class of the table');
  if (warehouse !== undefined && !WAREHOUSE_GRADES.includes(warehouse))
    throw new RangeError('warehouse is not a grade of the table');
  const price = priceHaircut(goods);
  const rest = whenKnown({ liquidity, ageDays, warehouse }, ok);
  if (!price.ok || !rest.ok)
    return unknownInputs([...(price.ok ? [] : price.unknown), ...(rest.ok ? [] : rest.unknown)]);
  const known = rest.value;
  const step = terms.byAge.findLast((s) => s.fromDays <= known.ageDays);
  const parts = {
    price: price.value,
    liquidity: terms.byLiquidity[known.liquidity],
    age: (step as { discount: number }).discount,
    warehouse: terms.byWarehouse[known.warehouse],
  };
  const left = (1 - parts.price) * (1 - parts.liquidity) * (1 - parts.age) * (1 - parts.warehouse);
  return ok({ haircut: 1 - left, parts });
}

/**
 * 可贷额: `market value × (1 − haircut)` in 分, rounded down; `1 − haircut` is the highest loan-to-value.
 * @param haircut fraction, as `inventoryHaircut`
 * @throws RangeError when the value is negative or the haircut not 0–1
 */
export function lendableOnInventory(
  marketValue: Fen | undefined,
  haircut: number | undefined,
): Estimate<Fen> {
  checkAmounts({ marketValue });
  checkFractions({ haircut });
  return whenKnown({ marketValue, haircut }, (known) =>
    ok(productDown(known.marketValue, 1 - known.haircut)),
  );
}
