import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '@/kernel/period';
import { isWorkingDay, workingDaysBetween } from '@/kernel/working-days';
import { clockOf, daysLeft, dueDay, PROMISE, resumedDue, urgencyOf } from './clocks';
import { isEnded, STATES } from './lifecycle';

describe('135', () => {
  it('counts from the day in Tianjin, not in London', () => {
    expect(dueDay(new Date('2026-11-26T15:59:59Z'), PROMISE.accept)).toBe('2026-11-27');
    expect(dueDay(new Date('2026-11-26T16:00:00Z'), PROMISE.accept)).toBe('2026-11-30');
  });
  it('does not count the National Day week', () => {
    expect(dueDay(new Date('2026-09-30T02:00:00Z'), PROMISE.decide)).toBe('2026-10-10');
  });
  it('runs in no state that has ended', () => {
    for (const state of STATES) if (isEnded(state)) expect(clockOf(state)).toBeUndefined();
  });
});

describe('a clock that stood still', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays(isoDate('2025-01-01'), n));
  it('leaves the bank the days it had, however long the answer took', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 0, max: 60 }),
        (asked, n, later) => {
          const due = resumedDue(asked, n);
          const answered = addDays(asked, later);
          const again = resumedDue(answered, daysLeft(asked, due));
          expect(workingDaysBetween(answered, again)).toBe(n);
          expect(isWorkingDay(again)).toBe(true);
        },
      ),
    );
  });
  it('does not make a late bank punctual', () => {
    const left = daysLeft(isoDate('2026-11-27'), isoDate('2026-11-25'));
    expect(left).toBe(-2);
    expect(urgencyOf(resumedDue(isoDate('2026-12-04'), left), isoDate('2026-12-04'))).toBe('late');
  });
});

it('says late, today, soon, in time', () => {
  const due = isoDate('2026-11-30'); // a Monday
  expect(
    ['2026-12-01', '2026-11-30', '2026-11-27', '2026-11-28', '2026-11-26'].map((d) =>
      urgencyOf(due, isoDate(d)),
    ),
  ).toEqual(['late', 'today', 'soon', 'soon', 'in-time']);
});
