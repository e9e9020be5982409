import { AppError } from '@/kernel/errors';
import { fen } from '@/kernel/money';
import type { Instant } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import { basisPoints } from '@/kernel/rate';
import type { RepaymentMethod } from '@/modules/products/domain/product';
import { positionOn } from '../domain/loan';
import type { MatchFound } from '../domain/match-found';
import { loanOf } from '../queries/loan-of';
import { keepLoan } from './draw-loan';
import { moveApplication } from './move-application';
import { needConsent } from './need-consent';

/**
 * 无还本续贷: the principal left becomes a new loan of today; interest that fell due must be paid before.
 * @throws AppError as `moveApplication`; conflict `nothing-drawn`, `interest-owed`, invalid `offer-method`
 */
export async function renewLoan(
  scope: BankScope,
  input: {
    readonly applicationId: bigint;
    readonly version: number;
    readonly rate: number;
    readonly termMonths: number;
    readonly method: RepaymentMethod;
    readonly now?: Instant;
  },
): Promise<{ applicationId: bigint }> {
  return moveApplication(scope, input, async ({ tx, row, assert, step, now, today }) => {
    assert('renew');
    const book = await loanOf(input.applicationId, tx);
    if (!book) throw new AppError('conflict', 'nothing-drawn', '这笔申请还没有放款，不能续贷。');
    await needConsent(tx, row(), now);
    if (!(row().match as unknown as MatchFound).methods.includes(input.method))
      throw new AppError('invalid', 'offer-method', '这个产品没有这种还款方式，请另选。');
    const owed = book.plan.reduce((sum, d) => (d.dueOn <= today ? sum + d.interest : sum), 0n);
    const at = positionOn(book.plan, book.payments, today);
    if (at.paid < owed)
      throw new AppError('conflict', 'interest-owed', '到期利息还没有还清，不能续贷。请先登记还息。');
    await step('renew', {
      detail: { principal: String(at.principalLeft) },
      feedback: { event: 'settled', happenedOn: today, amount: book.loan.amount },
    });
    const old = row();
    const made = await tx.application.create({
      data: {
        ...{ formId: old.formId, enterpriseId: old.enterpriseId, bankId: old.bankId },
        ...{ productVersionId: old.productVersionId, productCode: old.productCode, match: old.match ?? {} },
        ...{ state: 'drawn', stateAt: new Date(now), consentId: old.consentId, renewsId: old.id },
        ...{ assignedTo: old.assignedTo, submittedAt: new Date(now) },
      },
    });
    await tx.applicationEvent.create({
      data: {
        ...{
          applicationId: made.id,
          at: new Date(now),
          event: 'draw',
          fromState: 'signed',
          toState: 'drawn',
        },
        ...{ actor: scope.actor.login, role: scope.actor.role, detail: { renews: String(old.id) } },
      },
    });
    await keepLoan(tx, made.id, scope.actor.login, {
      drawnOn: today,
      amount: fen(at.principalLeft),
      rate: basisPoints(input.rate),
      termMonths: input.termMonths,
      method: input.method,
    });
    const happenedOn = new Date(`${today}T00:00:00.000Z`);
    await tx.applicationFeedback.create({
      data: { applicationId: made.id, event: 'drawn', happenedOn, amountFen: at.principalLeft },
    });
    return { applicationId: made.id };
  });
}
