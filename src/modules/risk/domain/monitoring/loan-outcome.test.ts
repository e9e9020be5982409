import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDate, isoDate } from '@/kernel/period';
import { type LoanEvent, loanOutcome } from './loan-outcome';

const asOf = isoDate('2024-06-30');
const at = (event: string, day: string, daysPastDue?: number, loanNo = 'L1'): LoanEvent => ({
  loanNo,
  event,
  happenedOn: isoDate(day),
  daysPastDue,
});
const drawn = at('drawn', '2024-08-15');
const outcome = (today: string, ...events: LoanEvent[]) => loanOutcome(events, asOf, isoDate(today));

describe('outcome of a scored firm', () => {
  it.each<[string, string, LoanEvent[], string | undefined]>([
    ['nothing drawn', '2026-01-01', [at('applied', '2024-08-01'), at('approved', '2024-08-02')], undefined],
    ['drawn on the day of the score', '2026-01-01', [at('drawn', '2024-06-30')], undefined],
    ['drawn on the last day', '2026-11-01', [at('drawn', '2025-06-30')], 'good'],
    ['drawn later than 12 months', '2026-11-01', [at('drawn', '2025-07-01')], undefined],
    ['drawn after today', '2024-08-01', [drawn], undefined],
    ['12 months lived through', '2025-08-16', [drawn], 'good'],
    ['the twelfth month not over', '2025-08-15', [drawn], 'open'],
    ['settled before', '2024-12-01', [drawn, at('settled', '2024-11-30')], 'good'],
    ['settled after today', '2024-12-01', [drawn, at('settled', '2024-12-02')], 'open'],
    ['overdue, but less', '2025-08-16', [drawn, at('overdue', '2025-01-01', 89)], 'good'],
    ['90 days overdue', '2025-01-01', [drawn, at('overdue', '2025-01-01', 90)], 'bad'],
    [
      '90 days, paid in the end',
      '2025-09-01',
      [drawn, at('overdue', '2025-01-01', 90), at('settled', '2025-06-01')],
      'bad',
    ],
    ['90 days, but too late', '2026-01-01', [drawn, at('overdue', '2025-08-16', 120)], 'good'],
    ['days of the overdue unknown', '2026-01-01', [drawn, at('overdue', '2025-01-01')], 'open'],
    ['another loan went bad', '2026-01-01', [drawn, at('overdue', '2025-01-01', 200, 'L0')], 'good'],
    ['one of two still runs', '2025-08-16', [drawn, at('drawn', '2024-09-01', undefined, 'L2')], 'open'],
    [
      'one of two bad',
      '2025-08-16',
      [drawn, at('drawn', '2024-09-01', undefined, 'L2'), at('overdue', '2025-02-01', 95, 'L2')],
      'bad',
    ],
  ])('%s', (_, today, events, want) => {
    expect(outcome(today, ...events)).toBe(want);
    expect(outcome(today, ...[...events].reverse())).toBe(want);
  });

  it('law: as days pass, bad stays bad and a drawn loan stays drawn', () => {
    const day = fc.nat(900).map((n) => addDays(asOf, n - 50));
    const event = fc.record({
      loanNo: fc.constantFrom('L1', 'L2'),
      event: fc.constantFrom('drawn', 'overdue', 'settled', 'repaid'),
      happenedOn: day,
      daysPastDue: fc.option(fc.nat(200), { nil: undefined }),
    });
    // one drawing a loan, and nothing of a loan after it is settled: what a bank reports
    const loans = fc.array(event, { maxLength: 8 }).map((all) =>
      all.filter((e, i) => {
        const settled = all
          .filter((o) => o.loanNo === e.loanNo && o.event === 'settled')
          .map((o) => o.happenedOn);
        const first = all.findIndex((o) => o.loanNo === e.loanNo && o.event === 'drawn');
        if (e.event === 'drawn') return i === first && settled.every((s) => s >= e.happenedOn);
        return e.event === 'settled' || settled.every((s) => s >= e.happenedOn);
      }),
    );
    fc.assert(
      fc.property(loans, day, fc.nat(400), (events, today, later) => {
        const [now, then] = [today, addDays(today, later) as IsoDate].map((d) =>
          loanOutcome(events, asOf, d),
        );
        if (now === 'bad') expect(then).toBe('bad');
        if (now !== undefined) expect(then).not.toBe(undefined);
      }),
    );
  });
});
