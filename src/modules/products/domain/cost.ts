import type { BasisPoints } from '@/kernel/rate';
import { type AllInRate, allInRate } from './all-in-rate';
import type { ProductTerms, RepaymentMethod } from './product';
import { MOST_MONTHS, planColumns } from './repayment-plan';

/** What one loan costs, amounts in 分 (integral float64). */
export type LoanCost = {
  readonly method: RepaymentMethod;
  /** the first month's payment */
  readonly firstPayment: number;
  /** the largest monthly payment: 先息后本 owes the principal in the last month */
  readonly largestPayment: number;
  readonly interest: number;
  readonly upfrontFee: number;
  readonly guaranteeFee: number;
  /** interest + fees */
  readonly total: number;
  readonly allIn: AllInRate;
};

/** One loan's months, used again for the next: a match works out some hundred loans, and keeps none of the months. */
const PLAN = { principal: new Float64Array(MOST_MONTHS), interest: new Float64Array(MOST_MONTHS) };
const PAYMENTS = new Float64Array(MOST_MONTHS);

/** bp of an amount, rounded half up to the 分. */
function share(amount: number, bp: number): number {
  return Math.floor((amount * bp + 5000) / 10_000);
}

/**
 * Total cost of a loan with its fees. The upfront fee is kept from the payout; the guarantee fee
 * (担保费, per year) is paid at the start of each loan year on the principal then owed, the first
 * one at the payout.
 * @param principal 分
 * @throws RangeError as `planColumns`
 */
export function loanCost(
  price: Pick<ProductTerms['price'], 'upfrontFeeBp' | 'guaranteeFeeBp'>,
  method: RepaymentMethod,
  principal: number,
  bp: BasisPoints,
  months: number,
): LoanCost {
  const plan = planColumns(method, principal, bp, months, PLAN);
  const payments = PAYMENTS;
  let interest = 0;
  let largestPayment = 0;
  for (let k = 0; k < months; k++) {
    const payment = (plan.principal[k] as number) + (plan.interest[k] as number);
    payments[k] = payment;
    interest += plan.interest[k] as number;
    if (payment > largestPayment) largestPayment = payment;
  }
  const firstPayment = payments[0] as number;
  const upfrontFee = share(principal, price.upfrontFeeBp);
  const firstGuarantee = share(principal, price.guaranteeFeeBp);
  let guaranteeFee = firstGuarantee;
  let balance = principal;
  for (let k = 1; k < months && price.guaranteeFeeBp > 0; k++) {
    balance -= plan.principal[k - 1] as number;
    if (k % 12 !== 0) continue;
    const fee = share(balance, price.guaranteeFeeBp);
    payments[k - 1] = (payments[k - 1] as number) + fee;
    guaranteeFee += fee;
  }
  const allIn = allInRate(principal - upfrontFee - firstGuarantee, payments, months);
  // a loan at 0 % without fees costs 0
  return {
    method,
    firstPayment,
    largestPayment,
    interest,
    upfrontFee,
    guaranteeFee,
    total: interest + upfrontFee + guaranteeFee,
    allIn: allIn ?? { nominal: 0, effective: 0 },
  };
}
