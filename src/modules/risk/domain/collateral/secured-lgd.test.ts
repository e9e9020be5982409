import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { securedLgd } from './secured-lgd';

function lgdOf(ead: bigint, collateral: bigint, unsecuredLgd: number): number {
  const lgd = securedLgd({ ead: fen(ead), collateral: fen(collateral), unsecuredLgd });
  if (!lgd.ok) throw new Error(lgd.code);
  return lgd.value;
}

describe('securedLgd', () => {
  it('by hand: 100 万 with 60 万 behind it, 50 % on the rest: 0.5 × 40/100 = 20 %', () => {
    expect(lgdOf(100_000_000n, 60_000_000n, 0.5)).toBeCloseTo(0.2, 12);
    expect(lgdOf(100_000_000n, 0n, 0.45)).toBeCloseTo(0.45, 12);
    expect(lgdOf(100_000_000n, 100_000_000n, 0.45)).toBe(0);
    expect(lgdOf(0n, 0n, 0.45)).toBe(0);
  });

  it('falls with the collateral, rises with the exposure, never beyond the unsecured', () => {
    const amounts = fc.bigInt(0n, 10n ** 13n);
    const fractions = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(amounts, amounts, amounts, fractions, (ead, collateral, more, unsecured) => {
        const lgd = lgdOf(ead, collateral, unsecured);
        expect(lgd >= 0 && lgd <= unsecured).toBe(true);
        expect(lgdOf(ead, collateral + more, unsecured)).toBeLessThanOrEqual(lgd);
        expect(lgdOf(ead + more, collateral, unsecured)).toBeGreaterThanOrEqual(lgd - 1e-15);
      }),
    );
  });

  it('names the unknown; refuses bad input', () => {
    expect(securedLgd({ ead: fen(1), collateral: undefined, unsecuredLgd: 0.45 })).toMatchObject({
      unknown: ['collateral'],
    });
    expect(() => securedLgd({ ead: fen(1), collateral: fen(-1), unsecuredLgd: 0.45 })).toThrow(RangeError);
    expect(() => securedLgd({ ead: fen(1), collateral: fen(1), unsecuredLgd: 1.1 })).toThrow(RangeError);
  });
});
