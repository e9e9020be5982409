import type { BasisPoints } from '@/kernel/rate';
import { type LoanCost, loanCost } from '@/modules/products/domain/cost';
import { evaluateLimit } from '@/modules/products/domain/limit';
import { type LprInForce, rateFor } from '@/modules/products/domain/price';
import type { ProductTerms } from '@/modules/products/domain/product';
import { evaluateRow } from '@/modules/rules/domain/evaluate-row';
import type { FeatureReader, Outcome, Rule, RuleVerdict } from '@/modules/rules/domain/expr';
import type { NeedTerms } from './need';
import { needRules } from './need-rules';

/** A product made ready once: its own rules and those that follow from its terms. */
export type Candidate = {
  readonly code: string;
  readonly terms: ProductTerms;
  readonly rules: readonly Rule[];
};

export function candidateOf(code: string, terms: ProductTerms, rules: readonly Rule[]): Candidate {
  return { code, terms, rules: [...needRules(terms), ...rules] };
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
  let limit: number | undefined;
  // read some thousand times a match: a switch, no map and no closure
  const reader: FeatureReader = (key) => {
    switch (key) {
      case 'need-amount':
        return need.amount;
      case 'need-term':
        return need.termMonths;
      case 'score-grade':
        return grade;
      case 'limit-estimate':
        return limit;
      default:
        return read(key);
    }
  };
  return candidates.map(({ code, terms, rules }) => {
    const formula = evaluateLimit(terms.limit, read, BigInt(terms.amount.max));
    limit = formula === undefined ? undefined : Number(formula);
    const verdict = evaluateRow(rules, reader);
    let failing = 0;
    let referring = 0;
    let unknowns = 0;
    for (const rule of verdict.rules) {
      if (rule.outcome === 'fail') failing += 1;
      else if (rule.outcome === 'refer') referring += 1;
      if (rule.unknown) unknowns += 1;
    }
    const rate = rateFor(terms, grade, lpr);
    const offer =
      verdict.outcome === 'fail' || rate === undefined ? undefined : estimate(terms, need, limit, rate);
    return {
      code,
      terms,
      outcome: verdict.outcome,
      offer,
      rules: verdict.rules,
      failing,
      referring,
      unknowns,
    };
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
