import { AppError } from '@/kernel/errors';
import { fen, formatYuan } from '@/kernel/money';
import type { IsoDate } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import { dateToDb } from '@/server/db';
import type { ApplicationState } from '../domain/lifecycle';
import { payoffOn, positionOn } from '../domain/loan';
import { loanOf } from '../queries/loan-of';
import { type Asked, moveApplication } from './move-application';

/**
 * 还款登记. What pays it off to the 分, early or at the end, settles the loan; what leaves nothing 30 days
 * late brings an overdue one back.
 * @param input.amount 分
 * @throws AppError as `moveApplication`; invalid `paid-on-impossible`, `paid-too-much`, conflict `nothing-drawn`
 */
export async function recordRepayment(
  scope: BankScope,
  input: Asked & { readonly paidOn: IsoDate; readonly amount: bigint },
): Promise<{ settled: boolean }> {
  return moveApplication(scope, input, async ({ tx, row, assert, step, now, today }) => {
    assert('repay');
    const { paidOn, amount, applicationId } = input;
    const book = await loanOf(applicationId, tx);
    if (!book) throw new AppError('conflict', 'nothing-drawn', '这笔申请还没有放款，不能登记还款。');
    const last =
      book.payments
        .map((p) => p.paidOn)
        .sort()
        .at(-1) ?? book.loan.drawnOn;
    if (paidOn > today || paidOn < last)
      throw new AppError(
        'invalid',
        'paid-on-impossible',
        `还款日期应在 ${last}（放款或上次还款）到今天之间，请核对。`,
      );
    const off = payoffOn(book.loan, book.plan, book.payments, paidOn);
    if (amount > off)
      throw new AppError(
        'invalid',
        'paid-too-much',
        `${paidOn} 全部结清只需 ${formatYuan(off)} 元，登记的金额多了，请核对。`,
      );
    await tx.applicationRepayment.create({
      data: {
        ...{ applicationId, paidOn: dateToDb(paidOn), amountFen: amount },
        ...{ recordedBy: scope.actor.login, recordedAt: new Date(now) },
      },
    });
    const payments = [...book.payments, { paidOn, amount: fen(amount) }];
    const ofDay = payments.reduce((sum, p) => (p.paidOn === paidOn ? sum + p.amount : sum), 0n);
    await step('repay', {
      detail: { paidOn, amount: String(amount) },
      words: `${paidOn} 还 ${formatYuan(fen(amount))} 元。`,
      feedback: { event: 'repaid', happenedOn: paidOn, amount: ofDay },
    });
    if (amount === off) {
      await step('settle', {
        feedback: { event: 'settled', happenedOn: paidOn, amount: book.loan.amount },
      });
      return { settled: true };
    }
    const state = row().state as ApplicationState;
    if (state.startsWith('overdue') && positionOn(book.plan, payments, today).daysPastDue < 30)
      await step('recover');
    return { settled: false };
  });
}
