import { type Fen, fen } from '@/kernel/money';
import { addMonths, daysBetween, type IsoDate } from '@/kernel/period';
import type { BasisPoints } from '@/kernel/rate';
import type { RepaymentMethod } from '@/modules/products/domain/product';
import { repaymentPlan } from '@/modules/products/domain/repayment-plan';
import type { ApplicationEvent } from './lifecycle';

/** 借据 as drawn. */
export type Loan = {
  readonly drawnOn: IsoDate;
  readonly amount: Fen;
  readonly rate: BasisPoints;
  readonly termMonths: number;
  readonly method: RepaymentMethod;
};
export type Due = {
  readonly number: number;
  readonly dueOn: IsoDate;
  readonly principal: Fen;
  readonly interest: Fen;
};
export type Payment = { readonly paidOn: IsoDate; readonly amount: Fen };

/**
 * 还款计划: instalment k is due k months after the day of drawing (the end of a shorter month stays inside
 * it). Amounts are those of the plan that was offered: months are equal, whatever their days. A month in
 * which nothing is due has no line.
 */
export function scheduleOf(loan: Loan): Due[] {
  return repaymentPlan(loan.method, loan.amount, loan.rate, loan.termMonths)
    .filter((line) => line.payment > 0n)
    .map((line) => ({
      number: line.month,
      dueOn: addMonths(loan.drawnOn, line.month),
      principal: line.principal,
      interest: line.interest,
    }));
}

const least = (a: bigint, b: bigint) => (a > b ? b : a);

/** What is still open of each instalment after the payments up to `on`: oldest first, interest before principal. */
function openLines(plan: readonly Due[], payments: readonly Payment[], on: IsoDate): Due[] {
  let left = paidBy(payments, on) as bigint;
  return plan.map((due) => {
    const toInterest = least(left, due.interest);
    const toPrincipal = least(left - toInterest, due.principal);
    left -= toInterest + toPrincipal;
    return { ...due, interest: fen(due.interest - toInterest), principal: fen(due.principal - toPrincipal) };
  });
}

function paidBy(payments: readonly Payment[], on: IsoDate): Fen {
  return fen(payments.reduce((sum, p) => (p.paidOn <= on ? sum + p.amount : sum), 0n));
}

export type Position = {
  readonly paid: Fen;
  /** of instalments due by the day, not paid */
  readonly arrears: Fen;
  /** of the oldest of them; 0 = none */
  readonly daysPastDue: number;
  /** the first instalment not paid in full */
  readonly next: { readonly number: number; readonly dueOn: IsoDate; readonly left: Fen } | undefined;
  readonly principalLeft: Fen;
  /** everything of the plan that is not paid */
  readonly planLeft: Fen;
};

/** Where a loan stands at the end of `on`. An instalment is past due from the day after its due day. */
export function positionOn(plan: readonly Due[], payments: readonly Payment[], on: IsoDate): Position {
  const open = openLines(plan, payments, on).filter((d) => d.interest + d.principal > 0n);
  const late = open.filter((d) => d.dueOn < on);
  const sum = (lines: readonly Due[]) => fen(lines.reduce((n, d) => n + d.interest + d.principal, 0n));
  const [first] = open;
  return {
    paid: paidBy(payments, on),
    arrears: sum(late),
    daysPastDue: late[0] ? daysBetween(late[0].dueOn, on) : 0,
    next: first && { number: first.number, dueOn: first.dueOn, left: sum([first]) },
    principalLeft: fen(open.reduce((n, d) => n + d.principal, 0n)),
    planLeft: sum(open),
  };
}

/** 实际天数/360, rounded half up to the 分. */
export function interestForDays(principal: Fen, rate: BasisPoints, days: number): Fen {
  return fen((principal * BigInt(rate) * BigInt(days) * 2n + 3_600_000n) / 7_200_000n);
}

/**
 * 结清金额: principal and the interest earned by the day, less what was paid. Earned is the interest of
 * instalments due, and of the running one the days since the last due day (actual / 360) on the principal left,
 * at most what the plan asks for it. Nothing is charged for being early.
 */
export function payoffOn(loan: Loan, plan: readonly Due[], payments: readonly Payment[], on: IsoDate): Fen {
  const open = openLines(plan, payments, on);
  const principal = fen(open.reduce((n, d) => n + d.principal, 0n));
  const fallenDue = plan.reduce((n, d) => (d.dueOn <= on ? n + d.interest : n), 0n);
  const running = plan.find((d) => d.dueOn > on);
  const from = plan.filter((d) => d.dueOn <= on).at(-1)?.dueOn ?? loan.drawnOn;
  const accrued = interestForDays(principal, loan.rate, daysBetween(from, on));
  const earned = fallenDue + (running ? least(accrued, running.interest) : 0n);
  return fen(loan.amount + earned - paidBy(payments, on));
}

/** The step that days past due ask for: 30 = significant increase of risk, 90 = default's threshold. */
export function fallOf(daysPastDue: number): Extract<ApplicationEvent, `fall-${string}`> | undefined {
  if (daysPastDue >= 90) return 'fall-90';
  if (daysPastDue >= 60) return 'fall-60';
  return daysPastDue >= 30 ? 'fall-30' : undefined;
}
