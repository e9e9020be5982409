import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import {
  type Goods,
  type HaircutTerms,
  inventoryHaircut,
  LIQUIDITY_CLASSES,
  lendableOnInventory,
  WAREHOUSE_GRADES,
} from './inventory-haircut';

const terms: HaircutTerms = {
  byLiquidity: { exchange: 0, market: 0.1, niche: 0.3 },
  byWarehouse: { A: 0, B: 0.05, C: 0.2, D: 1 },
  byAge: [
    { fromDays: 0, discount: 0 },
    { fromDays: 90, discount: 0.2 },
    { fromDays: 360, discount: 0.6 },
  ],
};
const steel: Goods = {
  annualVolatility: 0.2,
  daysToSell: 91.25,
  z: 2,
  liquidity: 'market',
  ageDays: 100,
  warehouse: 'B',
};

function haircutOf(goods: Goods) {
  const result = inventoryHaircut(goods, terms);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('inventoryHaircut', () => {
  // e^(−0.2) · 0.9 · 0.8 · 0.95 = 0.818731 · 0.684 = 0.560012 is left
  it('by hand: price 18.13 %, market 10 %, a hundred days 20 %, grade B 5 %: 44.00 %', () => {
    const { haircut, parts } = haircutOf(steel);
    expect(haircut).toBeCloseTo(0.439988, 6);
    expect(parts).toMatchObject({ liquidity: 0.1, age: 0.2, warehouse: 0.05 });
    expect(parts.price).toBeCloseTo(0.181269, 6);
  });

  it.each([
    [0, 0],
    [89, 0],
    [90, 0.2],
    [359, 0.2],
    [360, 0.6],
    [5_000, 0.6],
  ])('goods of %d days lose %d to age', (ageDays, discount) => {
    expect(haircutOf({ ...steel, ageDays }).parts.age).toBe(discount);
  });

  it('lends nothing on a warehouse nobody trusts', () => {
    expect(haircutOf({ ...steel, warehouse: 'D' }).haircut).toBe(1);
  });

  it('is a fraction, never below one of its parts, and rises as goods get worse', () => {
    const goods = fc.record({
      annualVolatility: fc.double({ min: 0, max: 3, noNaN: true }),
      daysToSell: fc.integer({ min: 0, max: 720 }),
      z: fc.double({ min: 0, max: 4, noNaN: true }),
      liquidity: fc.nat(2),
      ageDays: fc.nat(1_000),
      warehouse: fc.nat(3),
    });
    const at = (g: { liquidity: number; warehouse: number }) => ({
      liquidity: LIQUIDITY_CLASSES[g.liquidity],
      warehouse: WAREHOUSE_GRADES[g.warehouse],
    });
    fc.assert(
      fc.property(goods, goods, (a, b) => {
        const { haircut, parts } = haircutOf({ ...a, ...at(a) });
        expect(haircut >= 0 && haircut <= 1).toBe(true);
        for (const part of Object.values(parts)) expect(haircut).toBeGreaterThanOrEqual(part - 1e-12);
        const worse = {
          annualVolatility: Math.max(a.annualVolatility, b.annualVolatility),
          daysToSell: Math.max(a.daysToSell, b.daysToSell),
          z: Math.max(a.z, b.z),
          liquidity: Math.max(a.liquidity, b.liquidity),
          ageDays: Math.max(a.ageDays, b.ageDays),
          warehouse: Math.max(a.warehouse, b.warehouse),
        };
        expect(haircutOf({ ...worse, ...at(worse) }).haircut).toBeGreaterThanOrEqual(haircut - 1e-12);
      }),
    );
  });

  it('names every unknown', () => {
    expect(
      inventoryHaircut({ ...steel, annualVolatility: undefined, warehouse: undefined }, terms),
    ).toMatchObject({ code: 'input-unknown', unknown: ['annualVolatility', 'warehouse'] });
  });

  it('refuses bad goods and tables typed wrongly', () => {
    expect(() => haircutOf({ ...steel, ageDays: -1 })).toThrow(RangeError);
    expect(() => haircutOf({ ...steel, daysToSell: Number.NaN })).toThrow(RangeError);
    expect(() => haircutOf({ ...steel, liquidity: 'gold' as 'market' })).toThrow(RangeError);
    expect(() => haircutOf({ ...steel, warehouse: 'E' as 'D' })).toThrow(RangeError);
    const [day0, day90] = [terms.byAge[0]!, terms.byAge[1]!];
    for (const bad of [
      { byLiquidity: { exchange: 0.2, market: 0.1, niche: 0.3 } },
      { byWarehouse: { A: 0, B: 5, C: 20, D: 100 } },
      { byAge: [] },
      { byAge: [day90] },
      { byAge: [day0, day90, day90] },
      { byAge: [day0, day90, { fromDays: 360, discount: 0.1 }] },
    ])
      expect(() => inventoryHaircut(steel, { ...terms, ...bad })).toThrow(RangeError);
  });
});

describe('lendableOnInventory', () => {
  it('by hand: 100 万 less 30 % = 70 万; 1.01 元 less 30 % = 70.7 分 → 70 分', () => {
    expect(lendableOnInventory(fen(100_000_000), 0.3)).toEqual({ ok: true, value: 70_000_000n });
    expect(lendableOnInventory(fen(101), 0.3)).toEqual({ ok: true, value: 70n });
    expect(lendableOnInventory(fen(101), 1)).toEqual({ ok: true, value: 0n });
  });

  it('names the unknown; refuses bad input', () => {
    expect(lendableOnInventory(undefined, 0.3)).toMatchObject({ unknown: ['marketValue'] });
    expect(() => lendableOnInventory(fen(-1), 0.3)).toThrow(RangeError);
    expect(() => lendableOnInventory(fen(1), 30)).toThrow(RangeError);
  });
});
