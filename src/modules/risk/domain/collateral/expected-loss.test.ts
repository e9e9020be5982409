import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { expectedLoss } from './expected-loss';

const amounts = fc.bigInt(0n, 10n ** 15n).map(fen);
const fractions = fc.double({ min: 0, max: 1, noNaN: true });

function lossOf(pd: number, lgd: number, ead: bigint): bigint {
  const loss = expectedLoss({ pd, lgd, ead: fen(ead) });
  if (!loss.ok) throw new Error(loss.code);
  return loss.value;
}

describe('expectedLoss', () => {
  it('by hand: 2 % × 45 % × 1,000,000 元 = 9,000 元', () => {
    expect(lossOf(0.02, 0.45, 100_000_000n)).toBe(900_000n);
  });

  it('by hand: rounds up, 3 % × 45 % × 0.50 元 = 0.675 分 → 1 分', () => {
    expect(lossOf(0.03, 0.45, 50n)).toBe(1n);
    // exactly 2 分 stays 2 分: 10 % × 20 % × 1 元
    expect(lossOf(0.1, 0.2, 100n)).toBe(2n);
  });

  it('is nothing without exposure, default or loss', () => {
    for (const [pd, lgd, ead] of [
      [0, 0.5, 100n],
      [0.5, 0, 100n],
      [0.5, 0.5, 0n],
    ] as const)
      expect(lossOf(pd, lgd, ead)).toBe(0n);
  });

  it('rises with each input and stays within the exposure', () => {
    fc.assert(
      fc.property(fractions, fractions, amounts, fractions, amounts, (pd, lgd, ead, x, more) => {
        const loss = lossOf(pd, lgd, ead);
        expect(loss >= 0n && loss <= ead).toBe(true);
        expect(lossOf(Math.max(pd, x), lgd, ead) >= loss).toBe(true);
        expect(lossOf(pd, Math.max(lgd, x), ead) >= loss).toBe(true);
        expect(lossOf(pd, lgd, ead + more) >= loss).toBe(true);
      }),
    );
  });

  it('keeps the unknown unknown and names it', () => {
    expect(expectedLoss({ pd: undefined, lgd: 0.45, ead: undefined })).toEqual({
      ok: false,
      code: 'input-unknown',
      unknown: ['pd', 'ead'],
    });
  });

  it('refuses bad input, beside an unknown one too', () => {
    expect(() => expectedLoss({ pd: 2, lgd: 0.45, ead: fen(1) })).toThrow(RangeError);
    expect(() => expectedLoss({ pd: 0.02, lgd: Number.NaN, ead: undefined })).toThrow(RangeError);
    expect(() => expectedLoss({ pd: undefined, lgd: 0.45, ead: fen(-1) })).toThrow(RangeError);
  });
});
