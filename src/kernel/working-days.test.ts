import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import calendar from './holidays.json';
import { addDays, type IsoDate, isoDate } from './period';
import { addWorkingDays, holidaysPublished, isWorkingDay, workingDaysBetween } from './working-days';

const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays(isoDate('2025-01-01'), n));
const weekday = (d: string) => new Date(`${d}T00:00:00Z`).getUTCDay();

describe('the published calendar', () => {
  it('works on a weekend only where it says so, and rests on a weekday only where it says so', () => {
    for (const { off, work } of Object.values(calendar.years)) {
      for (const d of work) {
        expect([0, 6], d).toContain(weekday(d));
        expect(isWorkingDay(isoDate(d)), d).toBe(true);
      }
      for (const [from, to] of off) {
        expect(from! <= to!).toBe(true);
        expect(isWorkingDay(isoDate(from!))).toBe(false);
        expect(isWorkingDay(isoDate(to!))).toBe(false);
        for (const d of work) expect(d < from! || d > to!, `${d} in ${from}–${to}`).toBe(true);
      }
    }
  });
  it.each([
    ['2025', 248],
    ['2026', 248],
  ])('%s has %i working days', (year, n) => {
    expect(workingDaysBetween(`${Number(year) - 1}-12-31` as IsoDate, `${year}-12-31` as IsoDate)).toBe(n);
  });
  it('says which years are not published', () => {
    expect(holidaysPublished('2026')).toBe(true);
    expect(holidaysPublished('2027')).toBe(false);
    expect(isWorkingDay(isoDate('2027-10-01'))).toBe(true); // a Friday, nothing else is known yet
  });
});

describe('counting', () => {
  it.each([
    ['2026-11-27', 1, '2026-11-30'], // over a weekend
    ['2026-11-28', 1, '2026-11-30'], // from a Saturday
    ['2026-09-30', 1, '2026-10-08'], // over the National Day week
    ['2026-10-08', 2, '2026-10-10'], // a Saturday that works
    ['2026-02-13', 2, '2026-02-24'], // the Saturday before Spring Festival works
    ['2026-11-27', 0, '2026-11-27'],
    ['2026-11-30', -1, '2026-11-27'],
  ])('%s %i → %s', (from, n, to) => {
    expect(addWorkingDays(isoDate(from), n)).toBe(to);
  });
  it('what was added is counted again', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (from, n) => {
        expect(workingDaysBetween(from, addWorkingDays(from, n))).toBe(n);
      }),
    );
  });
  it('adds up over any day between, with its sign', () => {
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        expect(workingDaysBetween(a, b) + workingDaysBetween(b, c)).toBe(workingDaysBetween(a, c));
      }),
    );
  });
});
