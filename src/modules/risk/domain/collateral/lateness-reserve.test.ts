import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisPoints } from '@/kernel/rate';
import { latenessReserve } from './lateness-reserve';

function reserveOf(pLate: number, daysIfLate: number, bp: number): number {
  const reserve = latenessReserve({ pLate, daysIfLate, annualCost: basisPoints(bp) });
  if (!reserve.ok) throw new Error(reserve.code);
  return reserve.value;
}

describe('latenessReserve', () => {
  it('by hand: 20 % late, 60 days, 6 % a year: 0.2 × 0.06 × 60/360 = 0.2 %', () => {
    expect(reserveOf(0.2, 60, 600)).toBeCloseTo(0.002, 12);
  });

  it('is nothing where nobody is late or waiting is free, at most everything', () => {
    expect(reserveOf(0, 60, 600)).toBe(0);
    expect(reserveOf(0.2, 60, 0)).toBe(0);
    expect(reserveOf(1, 3_600, 10_000)).toBe(1);
  });

  it('rises with each input', () => {
    const pLates = fc.double({ min: 0, max: 1, noNaN: true });
    const days = fc.integer({ min: 30, max: 720 });
    const costs = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(pLates, days, costs, pLates, days, costs, (p, d, c, p2, d2, c2) => {
        const reserve = reserveOf(p, d, c);
        expect(reserveOf(Math.max(p, p2), d, c)).toBeGreaterThanOrEqual(reserve);
        expect(reserveOf(p, Math.max(d, d2), c)).toBeGreaterThanOrEqual(reserve);
        expect(reserveOf(p, d, Math.max(c, c2))).toBeGreaterThanOrEqual(reserve);
      }),
    );
  });

  it('names the unknown', () => {
    expect(latenessReserve({ pLate: undefined, daysIfLate: 60, annualCost: undefined })).toMatchObject({
      unknown: ['pLate', 'annualCost'],
    });
  });

  it('refuses bad input: days that are not late among them', () => {
    expect(() => reserveOf(1.2, 60, 600)).toThrow(RangeError);
    expect(() => reserveOf(0.2, 29, 600)).toThrow(RangeError);
    expect(() => reserveOf(0.2, Number.NaN, 600)).toThrow(RangeError);
    expect(() => reserveOf(0.2, 60, -1)).toThrow(RangeError);
    expect(() => reserveOf(0.2, 60, 10_001)).toThrow(RangeError);
  });
});
