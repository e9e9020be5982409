import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisPoints } from '@/kernel/rate';
import { allInRate } from './all-in-rate';
import { loanCost } from './cost';
import type { RepaymentMethod } from './product';

const MILLION_YUAN = 100_000_000;
const fees = (upfront: number, guarantee = 0) => ({
  upfrontFeeBp: basisPoints(upfront),
  guaranteeFeeBp: basisPoints(guarantee),
});

describe('all-in annual rate', () => {
  it('unmasks a flat 6 % (standards.md §7)', () => {
    const rate = allInRate(MILLION_YUAN, Array(12).fill((MILLION_YUAN * 1.06) / 12));
    expect(rate?.nominal).toBeCloseTo(0.10896, 5);
    expect(rate?.effective).toBeCloseTo(0.11457, 5);
  });

  it.each([
    ['equal-instalment', 0.05325, 0.05457],
    ['interest-only', 0.04474, 0.04567],
  ] as const)('%s 3.45 %% with 1 %% upfront (standards.md §7)', (method, nominal, effective) => {
    const cost = loanCost(fees(100), method, MILLION_YUAN, basisPoints(345), 12);
    expect(cost.allIn.nominal).toBeCloseTo(nominal, 5);
    expect(cost.allIn.effective).toBeCloseTo(effective, 5);
    expect(cost.upfrontFee).toBe(1_000_000);
    expect(cost.total).toBe(cost.interest + 1_000_000);
  });

  it('is the rate itself when there are no fees', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<RepaymentMethod>('equal-instalment', 'equal-principal', 'interest-only'),
        fc.integer({ min: 100, max: 2400 }),
        fc.integer({ min: 1, max: 120 }),
        (method, bp, months) => {
          const cost = loanCost(fees(0), method, MILLION_YUAN, basisPoints(bp), months);
          expect(cost.allIn.nominal).toBeCloseTo(bp / 10_000, 5);
        },
      ),
    );
  });

  it('makes the present value of the payments what was received', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 1_000_000 }),
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 60 }),
        (received, payments) => {
          const paid = payments.reduce((a, b) => a + b, 0);
          const rate = allInRate(received, payments);
          if (paid < received) {
            expect(rate).toBeUndefined();
            return;
          }
          const monthly = (rate as { nominal: number }).nominal / 12;
          const value = payments.reduce((sum, p, k) => sum + p / (1 + monthly) ** (k + 1), 0);
          expect(Math.abs(value - received)).toBeLessThan(received * 1e-9);
        },
      ),
    );
  });

  it('does not exist when nothing is received', () => {
    expect(allInRate(0, [100])).toBeUndefined();
    expect(allInRate(100, [])).toBeUndefined();
  });
});

describe('guarantee fee', () => {
  it('is paid at the start of each loan year on the principal then owed', () => {
    const bullet = loanCost(fees(0, 100), 'interest-only', MILLION_YUAN, basisPoints(345), 24);
    expect(bullet.guaranteeFee).toBe(2_000_000);
    const declining = loanCost(fees(0, 100), 'equal-principal', MILLION_YUAN, basisPoints(345), 24);
    expect(declining.guaranteeFee).toBe(1_500_000);
    expect(declining.allIn.nominal).toBeGreaterThan(0.0345);
  });
});
