import type { BasisPoints } from '@/kernel/rate';
import { compileLimit } from '@/modules/products/domain/compile-limit';
import { type LoanCost, loanCost } from '@/modules/products/domain/cost';
import { type LprInForce, rateFor } from '@/modules/products/domain/price';
import type { ProductTerms } from '@/modules/products/domain/product';
import { compileRules, type RowEvaluator } from '@/modules/rules/domain/compile-rules';
import type { FeatureReader, Outcome, Rule, RuleVerdict } from '@/modules/rules/domain/expr';
import { Places, RowOnce } from '@/modules/rules/domain/read-once';
import type { NeedTerms } from './need';
import { needRules } from './need-rules';

/** A product made ready once: its own rules and those that follow from its terms. */
export type Candidate = {
  readonly code: string;
  readonly terms: ProductTerms;
  readonly rules: readonly Rule[];
  readonly evaluate: RowEvaluator;
  /** 测算额度 by the formula, at most the product's maximum, 分; undefined = unknown */
  readonly limitFor: (row: RowOnce) => number | undefined;
};

const PLACES = new Places();
const AMOUNT = PLACES.of('need-amount');
const TERM = PLACES.of('need-term');
const GRADE = PLACES.of('score-grade');
const LIMIT = PLACES.of('limit-estimate');

export function candidateOf(code: string, terms: ProductTerms, own: readonly Rule[]): Candidate {
  const rules = [...needRules(terms), ...own];
  const evaluate = compileRules(rules, PLACES);
  const limitFor = compileLimit(terms.limit, BigInt(terms.amount.max), PLACES);
  return { code, terms, rules, evaluate, limitFor };
}

/** 预估方案, amounts in 分 (integral float64). */
export type OfferEstimate = {
  /** estimated limit for this need: min(formula, need, maximum); undefined = unknown */
  readonly limit: number | undefined;
  /** what the cost is computed on: the limit, or what could be lent of the need while it is unknown */
  readonly principal: number;
  readonly coversNeed: boolean | undefined;
  readonly termMonths: number;
  readonly rate: BasisPoints;
  readonly cost: LoanCost;
};

export type MatchLine = {
  readonly code: string;
  readonly terms: ProductTerms;
  readonly outcome: Outcome;
  /** absent for an ineligible product */
  readonly offer: OfferEstimate | undefined;
  readonly rules: readonly RuleVerdict[];
  readonly failing: number;
  readonly referring: number;
  readonly unknowns: number;
};

/**
 * One need against many products, in their order. A product is eligible if and only if the verdict
 * over its rules and terms passes; the cost is quoted for the product's first repayment method.
 * @param read features of the enterprise (score columns too), undefined = unknown
 * @param grade undefined = no score
 */
export function matchProducts(
  candidates: readonly Candidate[],
  need: NeedTerms,
  read: FeatureReader,
  grade: string | undefined,
  lpr: LprInForce,
): MatchLine[] {
  // formulas are of the enterprise alone; rules read the need as well
  const enterprise = new RowOnce(PLACES, read);
  const row = new RowOnce(PLACES, read);
  row.put(AMOUNT, need.amount);
  row.put(TERM, need.termMonths);
  row.put(GRADE, grade);
  return candidates.map(({ code, terms, evaluate, limitFor }) => {
    const limit = limitFor(enterprise);
    row.put(LIMIT, limit);
    const verdict = evaluate(row);
    const rate = rateFor(terms, grade, lpr);
    const offer =
      verdict.outcome === 'fail' || rate === undefined ? undefined : estimate(terms, need, limit, rate);
    const { outcome, rules, failing, referring, unknowns } = verdict;
    return { code, terms, outcome, offer, rules, failing, referring, unknowns };
  });
}

function estimate(
  terms: ProductTerms,
  need: NeedTerms,
  formula: number | undefined,
  rate: BasisPoints,
): OfferEstimate {
  const wanted = Math.min(need.amount, terms.amount.max);
  const limit = formula === undefined ? undefined : Math.min(formula, wanted);
  const principal = limit ?? wanted;
  return {
    limit,
    principal,
    coversNeed: limit === undefined ? undefined : limit >= need.amount,
    termMonths: need.termMonths,
    rate,
    cost: loanCost(terms.price, terms.repayment[0]!, principal, rate, need.termMonths),
  };
}
