import type { BasisPoints } from '@/kernel/rate';
import { type LoanCost, loanCost } from './cost';
import { type LprInForce, rateFor } from './price';
import type { ProductKind, ProductTerms, RepaymentMethod } from './product';

/** One grade's price for one loan; grade undefined = no score. */
export type GradePrice = {
  readonly grade: string | undefined;
  readonly rate: BasisPoints;
  readonly cost: LoanCost;
};

/** The loan a product is compared on: what was asked, moved inside its amounts and terms. */
export function comparableLoan(
  terms: ProductTerms,
  asked: { amount: number; termMonths: number },
): { amount: number; termMonths: number } {
  return {
    amount: Math.min(Math.max(asked.amount, terms.amount.min), terms.amount.max),
    termMonths: Math.min(Math.max(asked.termMonths, terms.termMonths.min), terms.termMonths.max),
  };
}

/** The repayment method with the lowest all-in rate for a loan; ties go to the product's own order. */
export function cheapestMethod(
  terms: ProductTerms,
  amount: number,
  rate: BasisPoints,
  months: number,
): LoanCost {
  const costs = terms.repayment.map((method: RepaymentMethod) =>
    loanCost(terms.price, method, amount, rate, months),
  );
  return costs.reduce((best, cost) => (cost.allIn.effective < best.allIn.effective - 1e-9 ? cost : best));
}

/** What each grade served, and an enterprise without a score, would pay: A first, no score last. */
export function priceTable(
  terms: ProductTerms,
  loan: { amount: number; termMonths: number },
  lpr: LprInForce,
): GradePrice[] {
  const grades = [...Object.keys(terms.price.spreadByGrade).sort(), undefined];
  return grades.flatMap((grade) => {
    const rate = rateFor(terms, grade, lpr);
    if (rate === undefined) return [];
    return [{ grade, rate, cost: cheapestMethod(terms, loan.amount, rate, loan.termMonths) }];
  });
}

export type MarketFilter = {
  readonly kind?: ProductKind;
  readonly district?: string;
  readonly noCollateral?: boolean;
  readonly text?: string;
  readonly amount?: number;
  readonly termMonths?: number;
};

/** Whether the product is in the selection. An amount above the maximum still is: part of it can be lent. */
export function inMarket(terms: ProductTerms, filter: MarketFilter): boolean {
  if (filter.kind && terms.kind !== filter.kind) return false;
  if (filter.district && terms.districts.length > 0 && !terms.districts.includes(filter.district))
    return false;
  if (filter.noCollateral && terms.collateral) return false;
  if (filter.amount !== undefined && filter.amount < terms.amount.min) return false;
  if (filter.termMonths !== undefined && filter.termMonths > terms.termMonths.max) return false;
  if (filter.termMonths !== undefined && filter.termMonths < terms.termMonths.min) return false;
  const words = (filter.text ?? '').trim().toLowerCase().split(/\s+/).filter(Boolean);
  const hay = `${terms.name} ${terms.bank} ${terms.guarantee}`.toLowerCase();
  return words.every((word) => hay.includes(word));
}
