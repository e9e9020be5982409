import type { OfferEstimate } from '../match-products';

/** What a need pays where no bank lends: four times the one-year LPR, the most private lenders may ask (法释〔2020〕17号). */
const CEILING_LPRS = 4;

/**
 * What a loan costs the need in all, basis points per year of the amount it asked for: the all-in rate on the
 * part that is lent, and 4 × LPR on the part that is not. So a cheap loan that covers little does not look
 * better than one that covers the need. A whole number ≥ 0.
 * @param amount of the need, 分
 * @param lprOneYear basis points
 */
export function pairCost(
  offer: Pick<OfferEstimate, 'principal' | 'cost'>,
  amount: number,
  lprOneYear: number,
): number {
  const covered = Math.min(1, offer.principal / amount);
  const lent = offer.cost.allIn.effective * 10_000 * covered;
  return Math.max(0, Math.round(lent + CEILING_LPRS * lprOneYear * (1 - covered)));
}
