import { fen } from '@/kernel/money';
import { basisPoints } from '@/kernel/rate';
import type { RepaymentMethod } from '@/modules/products/domain/product';
import { dateFromDb, db } from '@/server/db';
import type { Prisma } from '@/server/prisma/client';
import type { Due, Loan, Payment } from '../domain/loan';

export type LoanBook = {
  readonly loanNo: string;
  readonly loan: Loan;
  readonly plan: readonly Due[];
  readonly payments: readonly Payment[];
};

/** The loan of an application with its plan and what was paid; undefined = nothing is drawn. */
export async function loanOf(
  applicationId: bigint,
  tx: Prisma.TransactionClient = db(),
): Promise<LoanBook | undefined> {
  const row = await tx.applicationLoan.findUnique({ where: { applicationId } });
  if (!row) return undefined;
  const due = await tx.applicationInstalment.findMany({
    where: { applicationId },
    orderBy: { number: 'asc' },
  });
  const paid = await tx.applicationRepayment.findMany({ where: { applicationId }, orderBy: { id: 'asc' } });
  return {
    loanNo: row.loanNo,
    loan: {
      drawnOn: dateFromDb(row.drawnOn),
      amount: fen(row.amountFen),
      rate: basisPoints(row.rateBp),
      termMonths: row.termMonths,
      method: row.method as RepaymentMethod,
    },
    plan: due.map((d) => ({
      number: d.number,
      dueOn: dateFromDb(d.dueOn),
      principal: fen(d.principalFen),
      interest: fen(d.interestFen),
    })),
    payments: paid.map((p) => ({ paidOn: dateFromDb(p.paidOn), amount: fen(p.amountFen) })),
  };
}
