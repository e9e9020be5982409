import { expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { type AmountEvent, loanHistory } from './loan-history';
import { tallyOutcomes, unrepaidOf } from './outcome-tally';

const event = (
  loanNo: string,
  what: string,
  on: string,
  amount?: bigint,
  daysPastDue?: number,
): AmountEvent => ({
  loanNo,
  event: what,
  happenedOn: isoDate(on),
  amount,
  daysPastDue,
});
const AS_OF = isoDate('2024-01-31');
const TODAY = isoDate('2026-01-31');
const of = (...events: AmountEvent[]) => loanHistory(events, AS_OF, TODAY);

it('is unknown where no bank reported a loan that began after the day', () => {
  expect(of()).toBeUndefined();
  expect(
    of(event('old', 'drawn', '2024-01-31', 5n), event('old', 'overdue', '2024-06-01', 5n, 120)),
  ).toBeUndefined();
  expect(of(event('later', 'drawn', '2026-02-01', 5n))).toBeUndefined();
});

it('judges a loan by the 90 days within 12 months, and says what was not paid back', () => {
  const bad = of(
    event('a', 'applied', '2024-01-20', 100n),
    event('a', 'approved', '2024-02-05', 100n),
    event('a', 'drawn', '2024-02-10', 100n),
    event('a', 'repaid', '2024-05-10', 30n),
    event('a', 'overdue', '2024-09-10', 70n, 95),
  )!;
  // the application came before the day: it is no outcome of the list
  expect(bad).toMatchObject({ applied: false, granted: true, drawn: true, late: true, outcome: 'bad' });
  expect(unrepaidOf(bad)).toBe(70n);
  const settled = of(event('b', 'drawn', '2024-02-10', 100n), event('b', 'settled', '2024-08-10', 100n))!;
  expect(settled).toMatchObject({ late: false, outcome: 'good', repaidFen: 100n });
  const young = loanHistory([event('c', 'drawn', '2025-12-01', 9n)], isoDate('2025-11-30'), TODAY);
  expect(young).toMatchObject({ drawn: true, outcome: 'open' });
});

it('keeps an amount nobody gave unknown, never 0', () => {
  const history = of(event('a', 'drawn', '2024-02-10', undefined))!;
  expect(history.drawnFen).toBeUndefined();
  const { counts, sums } = tallyOutcomes([history, undefined, of(event('b', 'drawn', '2024-02-10', 7n))]);
  expect(sums.drawn).toEqual({ fen: 7n, known: 1, unknown: 1 });
  expect(counts).toMatchObject({ enterprises: 3, silent: 1, told: 2, drawn: 2, bad: 0 });
  expect(counts.bad + counts.good + counts.open).toBe(counts.drawn);
});
