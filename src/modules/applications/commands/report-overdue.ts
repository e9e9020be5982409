import { AppError } from '@/kernel/errors';
import type { IsoDate } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import { dateToDb } from '@/server/db';
import { type ApplicationState, stepFrom } from '../domain/lifecycle';
import { fallOf, positionOn } from '../domain/loan';
import { loanOf } from '../queries/loan-of';
import { type Asked, moveApplication } from './move-application';

/**
 * 逾期报告 by the bank. It must agree with plan and repayments as the platform holds them: what differs is a
 * repayment that was not reported, and overdue days decide about an enterprise's credit.
 * @param input.asOf the day the bank counted at
 * @throws AppError as `moveApplication`; invalid `as-of-impossible`, conflict `nothing-drawn`, `overdue-differs`
 */
export async function reportOverdue(
  scope: BankScope,
  input: Asked & { readonly asOf: IsoDate; readonly daysPastDue: number },
): Promise<void> {
  const work = async ({ tx, row, step, today }: Parameters<Parameters<typeof moveApplication>[2]>[0]) => {
    const { applicationId, asOf, daysPastDue } = input;
    const book = await loanOf(applicationId, tx);
    if (!book) throw new AppError('conflict', 'nothing-drawn', '这笔申请还没有放款，不能报告逾期。');
    const last = [book.loan.drawnOn, ...book.payments.map((p) => p.paidOn)].sort().at(-1) as IsoDate;
    if (asOf > today || asOf < last)
      throw new AppError(
        'invalid',
        'as-of-impossible',
        `统计日期应在 ${last}（放款或上次还款）到今天之间，请核对。`,
      );
    const known = positionOn(book.plan, book.payments, asOf).daysPastDue;
    if (known === 0 || known !== daysPastDue)
      throw new AppError(
        'conflict',
        'overdue-differs',
        `按平台登记的还款计划和还款，这笔贷款到 ${asOf} ${known === 0 ? '没有逾期' : `逾期 ${known} 天`}，与报告的 ${daysPastDue} 天不符。请先补登还款，或核对后再报。`,
        { daysPastDue: known },
      );
    const feedback = { event: 'overdue', happenedOn: asOf, daysPastDue } as const;
    const event = fallOf(daysPastDue);
    const words = `最早一期已逾期 ${daysPastDue} 天。`;
    if (event && stepFrom(row().state as ApplicationState, event, scope.actor.role).ok)
      return step(event, { detail: { asOf, daysPastDue }, words, feedback });
    await tx.applicationFeedback.create({
      data: { applicationId, event: feedback.event, happenedOn: dateToDb(asOf), daysPastDue },
    });
  };
  await moveApplication(scope, input, work, 'report');
}
