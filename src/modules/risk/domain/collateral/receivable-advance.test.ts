import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { type AdvanceInputs, advanceRate, receivableAdvance } from './receivable-advance';

const reserves = { dilutionReserve: 0.1, latenessReserve: 0.02, concentrationExcess: 0.08 };
const inputs: AdvanceInputs = {
  ...reserves,
  face: fen(100_000_000),
  lgd: 0.5,
  recourse: true,
  buyerPd: 0.1,
  sellerPd: 0.2,
  correlation: 0.25,
};

function advanceOf(of: AdvanceInputs) {
  const result = receivableAdvance(of);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('receivableAdvance by hand', () => {
  // 1 − 10 % − 2 % − 8 % = 80 % of 100 万 = 80 万
  it('with recourse: P(both) 5 %, 80 万 × 5 % × 50 % = 2 万', () => {
    const { rate, advance, pd, expectedLoss } = advanceOf(inputs);
    expect(rate).toBeCloseTo(0.8, 12);
    expect(advance).toBe(80_000_000n);
    expect(pd).toBeCloseTo(0.05, 12);
    expect(expectedLoss).toBe(2_000_000n);
  });

  it('without: the buyer alone 10 %, 80 万 × 10 % × 50 % = 4 万, on the same advance', () => {
    const { advance, pd, expectedLoss } = advanceOf({ ...inputs, recourse: false });
    expect([advance, pd, expectedLoss]).toEqual([80_000_000n, 0.1, 4_000_000n]);
  });

  it('lends down and loses up to the 分', () => {
    // 1.01 元 × 80 % = 80.8 分; 80 × 5 % × 50 % = 2 分
    expect(advanceOf({ ...inputs, face: fen(101) })).toMatchObject({ advance: 80n, expectedLoss: 2n });
    // 0.99 元 × 80 % = 79.2 分; 79 × 2.5 % = 1.975 分
    expect(advanceOf({ ...inputs, face: fen(99) })).toMatchObject({ advance: 79n, expectedLoss: 2n });
  });

  it('is never below 0', () => {
    const eaten = { ...inputs, dilutionReserve: 0.7, concentrationExcess: 0.6 };
    expect(advanceOf(eaten)).toMatchObject({ rate: 0, advance: 0n, expectedLoss: 0n });
  });
});

describe('receivableAdvance laws', () => {
  const fractions = fc.double({ min: 0, max: 1, noNaN: true });
  const part = fc.constantFrom('dilutionReserve', 'latenessReserve', 'concentrationExcess');
  const faces = fc.bigInt(0n, 10n ** 13n);

  it('a larger reserve never raises the advance; the advance stays within the face', () => {
    fc.assert(
      fc.property(faces, fractions, fractions, part, (face, a, b, name) => {
        const low = advanceOf({ ...inputs, face: fen(face), [name]: Math.min(a, b) });
        const high = advanceOf({ ...inputs, face: fen(face), [name]: Math.max(a, b) });
        expect(high.advance <= low.advance).toBe(true);
        expect(high.advance >= 0n && low.advance <= face).toBe(true);
      }),
    );
  });

  it('recourse never raises the expected loss', () => {
    fc.assert(
      fc.property(faces, fractions, fractions, (face, buyerPd, sellerPd) => {
        const of = { ...inputs, face: fen(face), buyerPd, sellerPd, correlation: 0 };
        const without = advanceOf({ ...of, recourse: false });
        expect(advanceOf(of).expectedLoss <= without.expectedLoss).toBe(true);
      }),
    );
  });
});

describe('receivableAdvance refuses', () => {
  it('to guess: every unknown is named, in the order of the formula', () => {
    const gaps = { dilutionReserve: undefined, sellerPd: undefined, face: undefined };
    expect(receivableAdvance({ ...inputs, ...gaps })).toEqual({
      ok: false,
      code: 'input-unknown',
      unknown: ['dilutionReserve', 'sellerPd', 'face'],
    });
    expect(receivableAdvance({ ...inputs, recourse: false, sellerPd: undefined }).ok).toBe(true);
    expect(advanceRate({ ...reserves, latenessReserve: undefined })).toMatchObject({
      unknown: ['latenessReserve'],
    });
  });

  it('a correlation the two cannot have', () => {
    expect(receivableAdvance({ ...inputs, correlation: 0.7 })).toMatchObject({
      code: 'correlation-out-of-bounds',
    });
  });

  it('bad input', () => {
    expect(() => advanceRate({ ...reserves, dilutionReserve: -0.1 })).toThrow(RangeError);
    expect(() => receivableAdvance({ ...inputs, face: fen(-1) })).toThrow(RangeError);
    expect(() => receivableAdvance({ ...inputs, lgd: Number.NaN })).toThrow(RangeError);
    expect(() => receivableAdvance({ ...inputs, buyerPd: 1.1, recourse: false })).toThrow(RangeError);
  });
});
