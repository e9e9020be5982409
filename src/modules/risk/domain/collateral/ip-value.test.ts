import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { type IpValuation, ipDisposalValue } from './ip-value';

const wan = (n: number) => fen(n * 1_000_000);
const patent: IpValuation = { low: wan(200), high: wan(300), disposalDiscount: 0.6, pledgeRate: 0.5 };

function disposalOf(valuation: IpValuation) {
  const result = ipDisposalValue(valuation);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('ipDisposalValue', () => {
  it('by hand: 200–300 万 less 60 % = 80–120 万, middle 100 万; half of 80 万 is lent', () => {
    expect(disposalOf(patent)).toEqual({ low: wan(80), base: wan(100), high: wan(120), lendable: wan(40) });
  });

  it('by hand: rounds down, 1.01–1.04 元 less 50 % = 50.5–52 分, half of 50.5 分 = 25.25 分', () => {
    const small = { ...patent, low: fen(101), high: fen(104), disposalDiscount: 0.5 };
    expect(disposalOf(small)).toEqual({ low: 50n, base: 51n, high: 52n, lendable: 25n });
  });

  const amounts = fc.bigInt(0n, 10n ** 13n);
  const fractions = fc.double({ min: 0, max: 1, noNaN: true });

  it('keeps its order: lendable ≤ low ≤ base ≤ high', () => {
    fc.assert(
      fc.property(amounts, amounts, fractions, fractions, (low, width, disposalDiscount, pledgeRate) => {
        const value = disposalOf({ low: fen(low), high: fen(low + width), disposalDiscount, pledgeRate });
        expect(value.lendable <= value.low && value.low <= value.base && value.base <= value.high).toBe(true);
      }),
    );
  });

  it('lends no more for a higher high end, less for a deeper discount', () => {
    fc.assert(
      fc.property(amounts, amounts, fractions, fractions, (low, width, a, b) => {
        const at = { ...patent, low: fen(low), high: fen(low) };
        expect(disposalOf({ ...at, high: fen(low + width) }).lendable).toBe(disposalOf(at).lendable);
        const shallow = disposalOf({ ...at, disposalDiscount: Math.min(a, b) }).lendable;
        expect(disposalOf({ ...at, disposalDiscount: Math.max(a, b) }).lendable <= shallow).toBe(true);
      }),
    );
  });

  it('names the unknown, the high end too: half a range is no valuation', () => {
    expect(ipDisposalValue({ ...patent, high: undefined, disposalDiscount: undefined })).toMatchObject({
      unknown: ['high', 'disposalDiscount'],
    });
  });

  it('refuses bad input', () => {
    expect(() => disposalOf({ ...patent, low: wan(400) })).toThrow(RangeError);
    expect(() => disposalOf({ ...patent, low: fen(-1) })).toThrow(RangeError);
    expect(() => disposalOf({ ...patent, disposalDiscount: 60 })).toThrow(RangeError);
    expect(() => disposalOf({ ...patent, pledgeRate: Number.NaN })).toThrow(RangeError);
  });
});
