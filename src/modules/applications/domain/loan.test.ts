import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '@/kernel/money';
import { addDays, isoDate } from '@/kernel/period';
import { basisPoints } from '@/kernel/rate';
import { REPAYMENT_METHOD_KEYS } from '@/modules/products/domain/product';
import { fallOf, interestForDays, type Loan, payoffOn, positionOn, scheduleOf } from './loan';

const MILLION = fen(100_000_000);
const DRAWN = isoDate('2026-01-31');
const loan = (method: Loan['method'], termMonths = 12, rate = 345): Loan => ({
  drawnOn: DRAWN,
  amount: MILLION,
  rate: basisPoints(rate),
  termMonths,
  method,
});
const loans = fc.record({
  method: fc.constantFrom(...REPAYMENT_METHOD_KEYS),
  termMonths: fc.integer({ min: 1, max: 60 }),
  rate: fc.integer({ min: 0, max: 2400 }),
  amount: fc.integer({ min: 1_000_000, max: 1_000_000_000 }),
});
const make = (v: { method: Loan['method']; termMonths: number; rate: number; amount: number }): Loan => ({
  ...loan(v.method, v.termMonths, v.rate),
  amount: fen(v.amount),
});

describe('a schedule', () => {
  it('falls due on the day of drawing, or the end of a shorter month', () => {
    expect(
      scheduleOf(loan('equal-instalment'))
        .map((d) => d.dueOn)
        .slice(0, 3),
    ).toEqual(['2026-02-28', '2026-03-31', '2026-04-30']);
  });
  it.each([
    ['equal-instalment', 1_878_586n],
    ['equal-principal', 1_868_750n],
    ['interest-only', 3_450_000n],
    ['at-maturity', 3_450_000n],
  ] as const)('%s has the interest of standards.md §7', (method, interest) => {
    const plan = scheduleOf(loan(method));
    expect(plan.reduce((sum, d) => sum + d.interest, 0n)).toBe(interest);
    expect(plan.reduce((sum, d) => sum + d.principal, 0n)).toBe(MILLION);
  });
});

describe('a position', () => {
  const plan = scheduleOf(loan('equal-principal'));
  it('is late from the day after the due day, by the oldest instalment', () => {
    expect(positionOn(plan, [], isoDate('2026-02-28')).daysPastDue).toBe(0);
    expect(positionOn(plan, [], isoDate('2026-03-01')).daysPastDue).toBe(1);
    expect(positionOn(plan, [], isoDate('2026-04-29')).daysPastDue).toBe(60);
    const first = fen(plan[0]!.principal + plan[0]!.interest);
    const paid = [{ paidOn: isoDate('2026-04-01'), amount: first }];
    expect(positionOn(plan, paid, isoDate('2026-04-29'))).toMatchObject({
      daysPastDue: 29,
      next: { number: 2, left: plan[1]!.principal + plan[1]!.interest },
    });
  });
  it('adds up to the plan, whatever was paid when', () => {
    fc.assert(
      fc.property(
        loans,
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 50_000_000 })), {
          maxLength: 6,
        }),
        fc.integer({ min: 0, max: 500 }),
        (v, paid, day) => {
          const drawn = make(v);
          const lines = scheduleOf(drawn);
          const total = lines.reduce((sum, d) => sum + d.principal + d.interest, 0n);
          const payments = paid.map(([d, amount]) => ({ paidOn: addDays(DRAWN, d), amount: fen(amount) }));
          const at = positionOn(lines, payments, addDays(DRAWN, day));
          expect(at.planLeft).toBe(at.paid >= total ? 0n : total - at.paid);
          expect(at.arrears <= at.planLeft && at.principalLeft <= at.planLeft).toBe(true);
          expect(at.daysPastDue > 0).toBe(at.arrears > 0n);
        },
      ),
    );
  });
});

describe('paying off', () => {
  it('on the day of drawing costs the principal, at the end the plan', () => {
    fc.assert(
      fc.property(loans, (v) => {
        const drawn = make(v);
        const plan = scheduleOf(drawn);
        expect(payoffOn(drawn, plan, [], DRAWN)).toBe(drawn.amount);
        expect(payoffOn(drawn, plan, [], plan.at(-1)!.dueOn)).toBe(positionOn(plan, [], DRAWN).planLeft);
      }),
    );
  });
  it('never costs more than the plan, with what was paid never less than the principal', () => {
    fc.assert(
      fc.property(
        loans,
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 0, max: 5_000_000 }),
        (v, day, paid) => {
          const drawn = make(v);
          const plan = scheduleOf(drawn);
          const payments = paid === 0 ? [] : [{ paidOn: DRAWN, amount: fen(paid) }];
          const on = addDays(DRAWN, day);
          const total = plan.reduce((sum, d) => sum + d.principal + d.interest, 0n);
          const off = payoffOn(drawn, plan, payments, on);
          expect(off + BigInt(paid) >= drawn.amount && off + BigInt(paid) <= total).toBe(true);
        },
      ),
    );
  });
  it('counts the days of 利随本清 as actual / 360', () => {
    // 90 days of 3.45 % on a million: 8,625 元
    expect(interestForDays(MILLION, basisPoints(345), 90)).toBe(862_500n);
    const drawn = loan('at-maturity');
    expect(payoffOn(drawn, scheduleOf(drawn), [], addDays(DRAWN, 90))).toBe(MILLION + 862_500n);
  });
});

it('falls at 30, 60 and 90 days', () => {
  expect([0, 29, 30, 59, 60, 89, 90, 400].map(fallOf)).toEqual([
    undefined,
    undefined,
    'fall-30',
    'fall-30',
    'fall-60',
    'fall-60',
    'fall-90',
    'fall-90',
  ]);
});
