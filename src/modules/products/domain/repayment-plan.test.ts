import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { basisPoints } from '@/kernel/rate';
import { REPAYMENT_METHOD_KEYS } from './product';
import { planColumns, repaymentPlan } from './repayment-plan';

const MILLION_YUAN = 100_000_000;
const METHODS = REPAYMENT_METHOD_KEYS;
const MONTHLY = METHODS.filter((m) => m !== 'at-maturity');

describe('vectors of standards.md §7', () => {
  it.each([
    ['equal-instalment', 345, 12, 8_489_882, 1_878_586],
    ['equal-instalment', 435, 36, 2_967_993, 6_847_763],
    ['equal-principal', 345, 12, 8_620_833, 1_868_750],
    ['interest-only', 345, 12, 287_500, 3_450_000],
    ['at-maturity', 345, 12, 0, 3_450_000],
  ] as const)('%s at %i bp over %i months', (method, bp, months, first, interest) => {
    const plan = planColumns(method, MILLION_YUAN, basisPoints(bp), months);
    expect((plan.principal[0] as number) + (plan.interest[0] as number)).toBe(first);
    expect(plan.interest.reduce((a, b) => a + b, 0)).toBe(interest);
  });
});

describe('a plan', () => {
  const loans = fc.record({
    method: fc.constantFrom(...METHODS),
    principal: fc.integer({ min: 1, max: 100_000_000_000 }),
    bp: fc.integer({ min: 0, max: 3600 }).map(basisPoints),
    months: fc.integer({ min: 1, max: 360 }),
  });

  it('pays back exactly the loan, never negative, and its lines add up', () => {
    fc.assert(
      fc.property(loans, ({ method, principal, bp, months }) => {
        const plan = repaymentPlan(method, fen(principal), bp, months);
        expect(plan).toHaveLength(months);
        let balance = BigInt(principal);
        for (const line of plan) {
          expect(line.principal >= 0n && line.interest >= 0n).toBe(true);
          expect(line.payment).toBe(line.principal + line.interest);
          balance -= line.principal;
          expect(line.balance).toBe(balance);
        }
        expect(balance).toBe(0n);
      }),
    );
  });

  it('charges each month the rate on the balance owed, within 2 分', () => {
    fc.assert(
      fc.property(loans, fc.constantFrom(...MONTHLY), ({ principal, bp, months }, method) => {
        const plan = planColumns(method, principal, bp, months);
        let balance = principal;
        for (const [k, part] of plan.principal.entries()) {
          const exact = (balance * bp) / 120_000;
          expect(Math.abs((plan.interest[k] as number) - exact)).toBeLessThanOrEqual(2);
          balance -= part;
        }
      }),
    );
  });

  it('has equal payments that differ by at most 1 分 at any usual size', () => {
    for (const [principal, bp, months] of [
      [MILLION_YUAN, 345, 12],
      [123_456_700, 435, 36],
      [5_000_000, 690, 24],
    ] as const) {
      const plan = planColumns('equal-instalment', principal, basisPoints(bp), months);
      const payments = plan.principal.map((p, k) => p + (plan.interest[k] as number));
      expect(Math.max(...payments) - Math.min(...payments)).toBeLessThanOrEqual(1);
    }
  });

  it('pays nothing before maturity under 利随本清, and then simple interest', () => {
    fc.assert(
      fc.property(loans, ({ principal, bp, months }) => {
        const plan = planColumns('at-maturity', principal, basisPoints(bp), months);
        expect(plan.principal.slice(0, -1).every((p, k) => p === 0 && plan.interest[k] === 0)).toBe(true);
        expect(
          Math.abs(plan.interest.reduce((a, b) => a + b, 0) - (principal * bp * months) / 120_000),
        ).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('refuses what has no plan', () => {
    expect(() => planColumns('interest-only', 0, basisPoints(345), 12)).toThrow(RangeError);
    expect(() => planColumns('interest-only', 100, basisPoints(345), 0)).toThrow(RangeError);
    expect(() => planColumns('interest-only', 100, basisPoints(-1), 12)).toThrow(RangeError);
    expect(() => planColumns('interest-only', 1.5, basisPoints(345), 12)).toThrow(RangeError);
  });
});
