import { expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import type { LoanEvent } from './loan-metrics';
import { effectOn, loansResting, restingOf } from './twin-effect';

const WAN = 1_000_000;
const event = (enterpriseId: string, loanNo: string, what: string, on: string, wan?: number): LoanEvent => ({
  enterpriseId,
  industryCode: null,
  districtCode: '120111',
  loanNo,
  event: what,
  happenedOn: isoDate(on),
  amount: wan === undefined ? undefined : wan * WAN,
});
const period = { from: isoDate('2026-01-01'), to: isoDate('2026-11-20') };
const POINTS = [
  { asOf: isoDate('2026-03-31'), listed: new Set(['a', 'b', 'c']), left: new Set(['a', 'b']) },
  { asOf: isoDate('2026-06-30'), listed: new Set(['a', 'c']), left: new Set(['a']) },
];
const EVENTS = [
  event('a', 'a0', 'drawn', '2025-06-01', 10), // before every evaluation
  event('a', 'a1', 'approved', '2026-04-10', 5),
  event('a', 'a1', 'drawn', '2026-07-10', 5),
  event('b', 'b1', 'applied', '2026-06-30', 4), // the first evaluation is in force until its next day
  event('b', 'b1', 'drawn', '2026-08-01', 4),
  event('b', 'b2', 'drawn', '2026-09-01', 3), // by then off the list: rests on no list
  event('c', 'c1', 'drawn', '2026-09-01', 20),
];

it('finds the loans that began while the draft would have left their enterprise out', () => {
  const resting = loansResting(POINTS, EVENTS);
  expect([...resting].sort()).toEqual(['a:a1', 'b:b1']);
  expect(restingOf(EVENTS, resting)).toEqual({ enterprises: 2, loans: 2, borrowers: 2, drawnFen: 9 * WAN });
});

it('bounds each metric between no change and none of those loans', () => {
  const effect = effectOn(EVENTS, loansResting(POINTS, EVENTS), period);
  // b drew on another loan too, so it stays financed
  expect(effect['financed-enterprises']).toEqual({ actual: 3, low: 2, high: 3 });
  expect(effect['credit-approved']).toEqual({ actual: 5, low: 0, high: 5 });
  expect(effect['loans-cumulative']).toEqual({ actual: 42, low: 33, high: 42 });
  // 32 against 10 the year before; 23 without
  expect(effect['loan-growth']?.actual).toBeCloseTo(220);
  expect(effect['loan-growth']?.low).toBeCloseTo(130);
});

it('lets growth move either way, and keeps an unknown amount unknown', () => {
  const early = [{ asOf: isoDate('2025-01-31'), listed: new Set(['a']), left: new Set(['a']) }];
  const events = [
    event('a', 'old', 'drawn', '2025-06-01', 10),
    event('a', 'new', 'drawn', '2026-06-01', 6),
    event('c', 'old', 'drawn', '2025-06-01', 10),
    event('c', 'new', 'drawn', '2026-06-01', 24),
  ];
  const growth = effectOn(events, loansResting(early, events), period)['loan-growth'];
  expect(growth?.actual).toBeCloseTo(50);
  expect(growth?.low).toBeCloseTo(20); // the new loan falls away alone
  expect(growth?.high).toBeCloseTo(200); // the old one alone
  const unknown = [...events, event('a', 'x', 'drawn', '2026-07-01')];
  expect(effectOn(unknown, loansResting(early, unknown), period)['loans-cumulative']).toBeUndefined();
});
