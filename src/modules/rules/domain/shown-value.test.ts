import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromShown, shownUnit, toShown } from './shown-value';
import { termOf } from './vocabulary';

const term = (key: string) => termOf(key)!;

it('shows money in 万元 and ratios in per cent', () => {
  expect(shownUnit(term('tax-paid-12m'))).toBe('万元');
  expect(toShown(term('tax-paid-12m'), 3_500_000)).toBe(3.5);
  expect(fromShown(term('tax-paid-12m'), 3.5)).toBe(3_500_000);
  expect(shownUnit(term('void-rate-12m'))).toBe('%');
  expect(toShown(term('void-rate-12m'), 0.29)).toBe(29);
  expect(fromShown(term('void-rate-12m'), 29)).toBe(0.29);
  expect(shownUnit(term('credit-score'))).toBe('分');
});

it('gives back what it was given', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e14 }), (kept) => {
      expect(fromShown(term('tax-paid-12m'), toShown(term('tax-paid-12m'), kept))).toBe(kept);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -10_000, max: 10_000 }), (bp) => {
      const kept = bp / 10_000;
      expect(fromShown(term('sales-growth-12m'), toShown(term('sales-growth-12m'), kept))).toBeCloseTo(
        kept,
        12,
      );
    }),
  );
});
