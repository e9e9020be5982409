import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceHaircut } from './price-haircut';

function haircutOf(annualVolatility: number, daysToSell: number, z: number): number {
  const haircut = priceHaircut({ annualVolatility, daysToSell, z });
  if (!haircut.ok) throw new Error(haircut.code);
  return haircut.value;
}

describe('priceHaircut', () => {
  it('by hand: σ 20 %, a quarter of a year, z 2: 1 − e^(−2 · 0.2 · 0.5) = 1 − e^(−0.2) = 18.1269 %', () => {
    expect(haircutOf(0.2, 91.25, 2)).toBeCloseTo(0.181269, 6);
  });

  it('by hand: four times the time is twice the exponent: 1 − e^(−0.4) = 32.9680 %', () => {
    expect(haircutOf(0.2, 365, 2)).toBeCloseTo(0.32968, 6);
  });

  it('is nothing for a fixed price, a sale at once, or the median', () => {
    for (const [sigma, days, z] of [
      [0, 90, 2],
      [0.2, 0, 2],
      [0.2, 90, 0],
    ] as const)
      expect(haircutOf(sigma, days, z)).toBe(0);
  });

  it('is a fraction and rises with volatility, time and confidence', () => {
    const sizes = fc.double({ min: 0, max: 5, noNaN: true });
    const days = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(sizes, days, sizes, sizes, days, (sigma, t, z, x, later) => {
        const haircut = haircutOf(sigma, t, z);
        expect(haircut >= 0 && haircut <= 1).toBe(true);
        expect(haircutOf(Math.max(sigma, x), t, z)).toBeGreaterThanOrEqual(haircut);
        expect(haircutOf(sigma, Math.max(t, later), z)).toBeGreaterThanOrEqual(haircut);
        expect(haircutOf(sigma, t, Math.max(z, x))).toBeGreaterThanOrEqual(haircut);
      }),
    );
  });

  it('names the unknown; refuses bad input', () => {
    expect(priceHaircut({ annualVolatility: undefined, daysToSell: 90, z: 2 })).toMatchObject({
      unknown: ['annualVolatility'],
    });
    for (const bad of [-0.1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => haircutOf(bad, 90, 2)).toThrow(RangeError);
      expect(() => haircutOf(0.2, bad, 2)).toThrow(RangeError);
      expect(() => haircutOf(0.2, 90, bad)).toThrow(RangeError);
    }
  });
});
