import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { checkAmounts, checkAtLeast, checkCorrelation, checkFractions } from './input-bounds';

describe('bounds of inputs', () => {
  it('takes the bounds themselves and the unknown', () => {
    expect(() => checkFractions({ a: 0, b: 1, c: undefined })).not.toThrow();
    expect(() => checkAmounts({ a: fen(0), b: undefined })).not.toThrow();
    expect(() => checkAtLeast(30, { a: 30, b: undefined })).not.toThrow();
    for (const rho of [-1, 0, 1, undefined]) expect(() => checkCorrelation(rho)).not.toThrow();
  });

  it.each([-0.01, 1.01, 45, Number.NaN, Number.POSITIVE_INFINITY])('%d is no fraction', (x) => {
    expect(() => checkFractions({ ok: 0.5, pd: x })).toThrow(new RangeError('pd is a fraction, 0 to 1'));
  });

  it('refuses amounts below 0, numbers below their least, correlations beyond 1', () => {
    expect(() => checkAmounts({ ead: fen(-1) })).toThrow(RangeError);
    for (const x of [29, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => checkAtLeast(30, { x })).toThrow(RangeError);
    for (const rho of [-1.01, 1.01, Number.NaN]) expect(() => checkCorrelation(rho)).toThrow(RangeError);
  });
});
