import type { IsoDate } from '@/kernel/period';
import type { RepaymentMethod } from '@/modules/products/domain/product';
import type { MatchFound } from './match-found';

/** Amount in 分, rates in basis points. */
export type OfferTerms = {
  readonly amount: number;
  readonly rate: number;
  readonly termMonths: number;
  readonly method: RepaymentMethod;
  readonly upfrontFeeBp: number;
  readonly guaranteeFeeBp: number;
  /** the enterprise may take it up to the end of this day */
  readonly validUntil: IsoDate;
};

/**
 * What speaks against an offer: product and need as they stood when the enterprise applied. Amounts in 分.
 * @returns code and words; undefined = nothing
 */
export function offerProblem(
  offer: OfferTerms,
  match: Pick<MatchFound, 'amount' | 'termMonths' | 'methods'>,
  asked: number,
  today: IsoDate,
): readonly [string, string] | undefined {
  const wan = (amount: number) => `${amount / 1_000_000} 万元`;
  if (offer.amount > asked) return ['offer-above-need', `批准金额超过企业申请的 ${wan(asked)}，请改小。`];
  if (offer.amount < match.amount.min || offer.amount > match.amount.max)
    return [
      'offer-amount',
      `这个产品的金额是 ${wan(match.amount.min)} 到 ${wan(match.amount.max)}，请修改。`,
    ];
  if (offer.termMonths < match.termMonths.min || offer.termMonths > match.termMonths.max)
    return [
      'offer-term',
      `这个产品的期限是 ${match.termMonths.min} 到 ${match.termMonths.max} 个月，请修改。`,
    ];
  if (!match.methods.includes(offer.method)) return ['offer-method', '这个产品没有这种还款方式，请另选。'];
  if (offer.validUntil <= today) return ['offer-validity', '报价有效期须在今天之后，请修改。'];
  return undefined;
}
