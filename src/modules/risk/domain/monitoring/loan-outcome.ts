import { addMonths, type IsoDate } from '@/kernel/period';

/** One line of repayment feedback. */
export type LoanEvent = {
  readonly loanNo: string;
  readonly event: string;
  readonly happenedOn: IsoDate;
  /** undefined = the bank did not say */
  readonly daysPastDue: number | undefined;
};

/** 违约: so many days past due within so many months after the money was drawn. */
export const BAD_DAYS = 90;
export const OUTCOME_MONTHS = 12;

export type LoanOutcome = 'bad' | 'good' | 'open';

/**
 * What became of a firm scored at `asOf`, from the loans drawn in the 12 months after: bad when one went
 * 90 days past due within 12 months of its drawing; good when every one was settled or has lived through
 * its 12 months; else open. An overdue whose days nobody gave leaves its loan open.
 * @param today events after it are not looked at
 * @returns undefined when no loan was drawn in that time
 */
export function loanOutcome(
  events: readonly LoanEvent[],
  asOf: IsoDate,
  today: IsoDate,
): LoanOutcome | undefined {
  const last = addMonths(asOf, OUTCOME_MONTHS);
  const drawn = new Map<string, IsoDate>();
  for (const { loanNo, event, happenedOn } of events) {
    if (event !== 'drawn' || happenedOn <= asOf || happenedOn > last || happenedOn > today) continue;
    const first = drawn.get(loanNo);
    if (first === undefined || happenedOn < first) drawn.set(loanNo, happenedOn);
  }
  if (drawn.size === 0) return undefined;
  let open = false;
  for (const [loanNo, from] of drawn) {
    const until = addMonths(from, OUTCOME_MONTHS);
    const after = events.filter((e) => e.loanNo === loanNo && e.happenedOn >= from && e.happenedOn <= today);
    const overdue = after.filter((e) => e.event === 'overdue' && e.happenedOn <= until);
    if (overdue.some((e) => e.daysPastDue !== undefined && e.daysPastDue >= BAD_DAYS)) return 'bad';
    const over = today > until || after.some((e) => e.event === 'settled');
    if (!over || overdue.some((e) => e.daysPastDue === undefined)) open = true;
  }
  return open ? 'open' : 'good';
}
