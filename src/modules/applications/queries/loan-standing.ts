import type { IsoDate } from '@/kernel/period';
import { payoffOn, positionOn } from '../domain/loan';
import { loanOf } from './loan-of';

/** A drawn loan as both sides see it today; amounts in 分. */
export type LoanStanding = NonNullable<Awaited<ReturnType<typeof loanStanding>>>;

export async function loanStanding(applicationId: bigint, today: IsoDate) {
  const book = await loanOf(applicationId);
  if (!book) return undefined;
  const { loan, plan, payments, loanNo } = book;
  return {
    loanNo,
    ...loan,
    plan,
    payments,
    position: positionOn(plan, payments, today),
    /** what pays all of it off today */
    payoff: payoffOn(loan, plan, payments, today),
  };
}
