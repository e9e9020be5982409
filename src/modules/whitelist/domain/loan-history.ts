import type { IsoDate } from '@/kernel/period';
import { type LoanEvent, type LoanOutcome, loanOutcome } from '@/modules/risk/domain/monitoring/loan-outcome';

/** One line of repayment feedback with its amount in 分; undefined = the bank did not say. */
export type AmountEvent = LoanEvent & { readonly amount: bigint | undefined };

/** What an enterprise's loans after a day came to. Amounts in 分; undefined = one of them is unknown. */
export type LoanHistory = {
  readonly applied: boolean;
  readonly granted: boolean;
  readonly drawn: boolean;
  readonly late: boolean;
  /** 违约: 90 days past due within 12 months of drawing; undefined = nothing was drawn */
  readonly outcome: LoanOutcome | undefined;
  readonly grantedFen: bigint | undefined;
  readonly drawnFen: bigint | undefined;
  readonly repaidFen: bigint | undefined;
};

function sum(amounts: readonly (bigint | undefined)[]): bigint | undefined {
  let total = 0n;
  for (const amount of amounts) {
    if (amount === undefined) return undefined;
    total += amount;
  }
  return total;
}

/**
 * Loans that began after `asOf`: those drawn on or before it belong to an earlier time. A settled loan is
 * repaid in full, whatever its instalments said.
 * @param today events after it are not looked at
 * @returns undefined when no bank reported anything of such a loan: unknown, not "never borrowed"
 */
export function loanHistory(
  events: readonly AmountEvent[],
  asOf: IsoDate,
  today: IsoDate,
): LoanHistory | undefined {
  const before = new Set(
    events.filter((e) => e.event === 'drawn' && e.happenedOn <= asOf).map((e) => e.loanNo),
  );
  const own = events.filter((e) => e.happenedOn > asOf && e.happenedOn <= today && !before.has(e.loanNo));
  if (own.length === 0) return undefined;
  const of = (event: string) => own.filter((e) => e.event === event);
  const drawn = of('drawn');
  const settled = new Set(of('settled').map((e) => e.loanNo));
  return {
    applied: of('applied').length > 0,
    granted: of('approved').length > 0,
    drawn: drawn.length > 0,
    late: of('overdue').length > 0,
    // a loan drawn more than 12 months on is too young to be judged by this day's score
    outcome: drawn.length > 0 ? (loanOutcome(own, asOf, today) ?? 'open') : undefined,
    grantedFen: sum(of('approved').map((e) => e.amount)),
    drawnFen: sum(drawn.map((e) => e.amount)),
    repaidFen: sum([
      ...drawn.filter((e) => settled.has(e.loanNo)).map((e) => e.amount),
      ...of('repaid')
        .filter((e) => !settled.has(e.loanNo))
        .map((e) => e.amount),
    ]),
  };
}
