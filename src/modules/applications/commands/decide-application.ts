import { AppError } from '@/kernel/errors';
import type { BankScope } from '@/kernel/permissions';
import { dateToDb } from '@/server/db';
import type { MatchFound } from '../domain/match-found';
import { type OfferTerms, offerProblem } from '../domain/offer-problem';
import { REJECT_REASONS, type RejectReason } from '../labels';
import { type Asked, moveApplication } from './move-application';
import { needConsent } from './need-consent';

/**
 * 批准: an offer inside the product's amounts and terms, not above what was asked.
 * @throws AppError as `moveApplication`; invalid `offer-*`, forbidden `consent-missing`
 */
export async function approveApplication(
  scope: BankScope,
  input: Asked & { readonly offer: OfferTerms },
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

/** 不予批准, with at least one reason of the list. @throws AppError as `moveApplication` */
export async function rejectApplication(
  scope: BankScope,
  input: Asked & { readonly reasons: readonly RejectReason[]; readonly remark: string },
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
