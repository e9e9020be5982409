import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { productDown, productUp } from './fen-product';

const amounts = fc.bigInt(0n, 10n ** 15n).map(fen);
const fractions = fc.double({ min: 0, max: 1, noNaN: true });

describe('products of an amount', () => {
  it('by hand', () => {
    // in float64 0.07 × 100 is 7.000000000000001, and 1 − 0.05 − 0.03 − 0.02 is 0.8999999999999999
    expect(productUp(fen(100), 0.07)).toBe(7n);
    expect(productDown(fen(100), 1 - 0.05 - 0.03 - 0.02)).toBe(90n);
    // 0.45 分 is lost as 1 分 and lent as none
    expect(productUp(fen(100), 0.01, 0.45)).toBe(1n);
    expect(productDown(fen(100), 0.01, 0.45)).toBe(0n);
    // a small probability is not nothing
    expect(productUp(fen(100), Number.MIN_VALUE)).toBe(1n);
    expect(productUp(fen(0), 0.5)).toBe(0n);
    expect(productUp(fen(100), 1.3)).toBe(130n);
  });

  it('is exact for whole basis points', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 20_000 }), (amount, bp) => {
        const exact = amount * BigInt(bp);
        expect(productDown(amount, bp / 10_000)).toBe(exact / 10_000n);
        expect(productUp(amount, bp / 10_000)).toBe((exact + 9_999n) / 10_000n);
      }),
    );
  });

  it('is within 1 分 between up and down, never above the amount, and rises with each factor', () => {
    fc.assert(
      fc.property(amounts, fractions, fractions, fractions, (amount, a, b, c) => {
        const [up, down] = [productUp(amount, a, b), productDown(amount, a, b)];
        expect(up - down === 0n || up - down === 1n).toBe(true);
        expect(up <= amount).toBe(true);
        expect(productUp(amount, a, Math.max(b, c)) >= productUp(amount, a, Math.min(b, c))).toBe(true);
      }),
    );
  });

  it('refuses what is no factor or amount', () => {
    for (const bad of [-0.1, Number.NaN, Number.POSITIVE_INFINITY, 1e14])
      expect(() => productUp(fen(1), bad)).toThrow(RangeError);
    expect(() => productDown(fen(-1), 0.5)).toThrow(RangeError);
  });
});
