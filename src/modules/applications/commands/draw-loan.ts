import { AppError } from '@/kernel/errors';
import { fen } from '@/kernel/money';
import { type IsoDate, tianjinDay } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import { basisPoints } from '@/kernel/rate';
import type { RepaymentMethod } from '@/modules/products/domain/product';
import { dateToDb } from '@/server/db';
import { type Loan, scheduleOf } from '../domain/loan';
import { type Asked, moveApplication, type Tx } from './move-application';

/**
 * 放款登记: the loan as it was offered, drawn on a day not after today, with its repayment plan.
 * @throws AppError as `moveApplication`; invalid `drawn-on-impossible`
 */
export async function drawLoan(
  scope: BankScope,
  input: Asked & { readonly drawnOn: IsoDate },
): Promise<void> {
  await moveApplication(scope, input, async ({ tx, row, assert, step, today }) => {
    assert('draw');
    const { drawnOn } = input;
    const offer = await offerOf(tx, row().id);
    const handedIn = tianjinDay(row().submittedAt ?? new Date(0));
    if (drawnOn > today || drawnOn < handedIn)
      throw new AppError(
        'invalid',
        'drawn-on-impossible',
        `放款日期应在 ${handedIn}（提交日）到今天之间，请核对。`,
      );
    await step('draw', {
      detail: { drawnOn },
      feedback: { event: 'drawn', happenedOn: drawnOn, amount: offer.amountFen },
    });
    await keepLoan(tx, row().id, scope.actor.login, {
      drawnOn,
      amount: fen(offer.amountFen),
      rate: basisPoints(offer.rateBp),
      termMonths: offer.termMonths,
      method: offer.method as RepaymentMethod,
    });
  });
}

async function offerOf(tx: Tx, applicationId: bigint) {
  const offer = await tx.applicationOffer.findUnique({ where: { applicationId } });
  if (offer) return offer;
  throw new AppError('conflict', 'application-state', '这笔申请还没有报价，不能放款。请刷新后查看最新情况。');
}

/** 业务编号 of an application in every report of it. */
export function loanNoOf(applicationId: bigint): string {
  return `XYD${String(applicationId).padStart(8, '0')}`;
}

/** Writes a loan and its plan. */
export async function keepLoan(tx: Tx, applicationId: bigint, by: string, loan: Loan): Promise<void> {
  const { drawnOn, amount, rate, termMonths, method } = loan;
  await tx.applicationLoan.create({
    data: {
      ...{ applicationId, loanNo: loanNoOf(applicationId), drawnOn: dateToDb(drawnOn), amountFen: amount },
      ...{ rateBp: rate, termMonths, method, recordedBy: by },
    },
  });
  await tx.applicationInstalment.createMany({
    data: scheduleOf(loan).map((due) => ({
      applicationId,
      number: due.number,
      dueOn: dateToDb(due.dueOn),
      principalFen: due.principal,
      interestFen: due.interest,
    })),
  });
}
