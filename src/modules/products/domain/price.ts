import { type BasisPoints, basisPoints } from '@/kernel/rate';
import type { ProductTerms } from './product';

/** LPR of both tenors in force on the day of the offer. */
export type LprInForce = { readonly '1Y': BasisPoints; readonly '5Y': BasisPoints };

/**
 * Indicative rate per year: LPR of the product's tenor + the spread of the grade; without a score,
 * the ungraded spread.
 * @param grade score grade A–E, undefined = no score
 * @returns undefined when the product does not serve this grade
 */
export function rateFor(
  terms: Pick<ProductTerms, 'price'>,
  grade: string | undefined,
  lpr: LprInForce,
): BasisPoints | undefined {
  const spread = grade === undefined ? terms.price.spreadUngraded : terms.price.spreadByGrade[grade];
  return spread === undefined ? undefined : basisPoints(lpr[terms.price.lprTenor] + spread);
}

/** Cheapest rate the product offers to anybody. */
export function lowestRate(terms: Pick<ProductTerms, 'price'>, lpr: LprInForce): BasisPoints {
  const spreads = Object.values(terms.price.spreadByGrade);
  return basisPoints(lpr[terms.price.lprTenor] + Math.min(terms.price.spreadUngraded, ...spreads));
}
