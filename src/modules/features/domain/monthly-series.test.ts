import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsAgo, within } from './month-window';
import { addTo, emptySeries, growth, meanIn, newestIn, sumIn, variationIn } from './monthly-series';

const series = (known: Record<number, number>) => {
  const s = emptySeries();
  for (const [ago, value] of Object.entries(known)) addTo(s, Number(ago), value);
  return s;
};

describe('monthly series', () => {
  it('adds up what is known and leaves the rest unknown', () => {
    const s = series({ 0: 5, 11: 7, 12: 100 });
    addTo(s, 0, 1);
    addTo(s, 24, 9);
    addTo(s, -1, 9);
    expect([sumIn(s, 0, 12), sumIn(s, 12, 24), sumIn(s, 1, 11)]).toEqual([13, 100, undefined]);
    expect([meanIn(s, 0, 12), newestIn(s, 3), newestIn(series({ 3: 1 }), 3)]).toEqual([6.5, 6, undefined]);
  });

  it('has no growth without a base above 0', () => {
    expect([growth(3, 2), growth(3, 0), growth(3, -1), growth(undefined, 2), growth(3, undefined)]).toEqual([
      0.5,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('varies by σ/μ: 0 when even, the same at any scale', () => {
    expect(variationIn(series({ 0: 4, 3: 4, 7: 4 }), 0, 12)).toBe(0);
    expect(variationIn(series({ 0: 1, 1: 3 }), 0, 12)).toBe(0.5);
    expect(variationIn(series({ 0: 1 }), 0, 12)).toBeUndefined();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 2, maxLength: 12 }), (values) => {
        const s = series(Object.fromEntries(values.entries()));
        const tenfold = series(Object.fromEntries(values.map((v, i) => [i, v * 10])));
        expect(variationIn(tenfold, 0, 12)).toBeCloseTo(variationIn(s, 0, 12)!, 10);
      }),
    );
  });

  it('counts months across years, and the window ends with the month of asOf', () => {
    expect([monthsAgo('2026-01-31', '2025-12'), monthsAgo('2026-01-31', '2026-02-01')]).toEqual([1, -1]);
    expect([within('2026-10-31', '2025-11-01', 12), within('2026-10-31', '2025-10-31', 12)]).toEqual([
      true,
      false,
    ]);
    expect(within('2026-10-15', '2026-11-01', 12)).toBe(false);
  });
});
