import { AppError } from '@/kernel/errors';
import type { Instant, IsoDate } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import type { RepaymentMethod } from '@/modules/products/domain/product';
import { dateToDb } from '@/server/db';
import type { MatchFound } from '../domain/match-found';
import { REJECT_REASONS, type RejectReason } from '../labels';
import { moveApplication } from './move-application';
import { needConsent } from './need-consent';

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
type Which = { readonly applicationId: bigint; readonly version: number; readonly now?: Instant };

/**
 * 批准: an offer inside the product's amounts and terms, not above what was asked.
 * @throws AppError as `moveApplication`; invalid `offer-*`, forbidden `consent-missing`
 */
export async function approveApplication(
  scope: BankScope,
  input: Which & { readonly offer: OfferTerms },
): Promise<void> {
  const { offer } = input;
  await moveApplication(scope, input, async ({ tx, row, assert, step, now, today }) => {
    assert('approve');
    await needConsent(tx, row(), now);
    const match = row().match as unknown as MatchFound;
    const problem = offerProblem(offer, match, Number(row().form.amountFen), today);
    if (problem) throw new AppError('invalid', problem[0], problem[1]);
    const { validUntil, amount, rate, ...terms } = offer;
    await step('approve', {
      detail: { ...offer },
      set: { dueOn: dateToDb(validUntil) },
      words: `最晚 ${validUntil} 决定要不要。`,
      feedback: { event: 'approved', happenedOn: today, amount: BigInt(amount) },
    });
    await tx.applicationOffer.create({
      data: {
        applicationId: row().id,
        amountFen: BigInt(amount),
        rateBp: rate,
        ...terms,
        validUntil: dateToDb(validUntil),
        offeredBy: scope.actor.login,
      },
    });
  });
}

function offerProblem(
  offer: OfferTerms,
  match: MatchFound,
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

/** 不予批准, with at least one reason of the list. @throws AppError as `moveApplication` */
export async function rejectApplication(
  scope: BankScope,
  input: Which & { readonly reasons: readonly RejectReason[]; readonly remark: string },
): Promise<void> {
  const reasons = [...new Set(input.reasons)];
  if (reasons.length === 0)
    throw new AppError('invalid', 'reject-reasons-missing', '不予批准须写明原因，请至少选一项。');
  await moveApplication(scope, input, ({ step, today }) =>
    step('reject', {
      detail: { reasons, remark: input.remark },
      words: `原因：${reasons.map((r) => REJECT_REASONS[r].label).join('、')}。`,
      feedback: { event: 'rejected', happenedOn: today },
    }),
  );
}
