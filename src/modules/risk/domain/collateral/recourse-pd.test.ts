import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlationBounds } from './joint-default';
import { recoursePd } from './recourse-pd';

const parties = { buyerPd: 0.1, sellerPd: 0.2, correlation: 0.25 };

describe('recoursePd', () => {
  // 0.1 · 0.2 + 0.25 · √(0.09 · 0.16) = 0.02 + 0.25 · 0.12
  it('by hand: 10 % without recourse, 5 % with', () => {
    expect(recoursePd({ ...parties, recourse: false })).toEqual({ ok: true, value: 0.1 });
    const both = recoursePd({ ...parties, recourse: true });
    expect(both.ok && both.value).toBeCloseTo(0.05, 12);
  });

  it('without recourse does not ask about the seller', () => {
    const alone = { recourse: false, buyerPd: 0.1, sellerPd: undefined, correlation: undefined };
    expect(recoursePd(alone)).toEqual({ ok: true, value: 0.1 });
    expect(recoursePd({ ...alone, recourse: true })).toMatchObject({ unknown: ['sellerPd', 'correlation'] });
    expect(recoursePd({ ...alone, buyerPd: undefined })).toMatchObject({ unknown: ['buyerPd'] });
  });

  it('recourse never makes it worse', () => {
    const pds = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(pds, pds, pds, (buyerPd, sellerPd, place) => {
        const { min, max } = correlationBounds(buyerPd, sellerPd);
        const both = recoursePd({
          recourse: true,
          buyerPd,
          sellerPd,
          correlation: min + place * (max - min),
        });
        expect(both.ok && both.value <= buyerPd).toBe(true);
      }),
    );
  });

  it('hands on a correlation these two cannot have; refuses bad input', () => {
    expect(recoursePd({ ...parties, recourse: true, correlation: 0.7 })).toMatchObject({
      code: 'correlation-out-of-bounds',
    });
    expect(() => recoursePd({ ...parties, recourse: false, sellerPd: 1.2 })).toThrow(RangeError);
    expect(() => recoursePd({ ...parties, recourse: true, correlation: Number.NaN })).toThrow(RangeError);
  });
});
