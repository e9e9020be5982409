import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDate, isoDate } from '@/kernel/period';
import { addsUp } from './batch';
import { QualityTally, workingDaysBetween } from './quality';
import { sourceOf } from './registry';

describe('working days', () => {
  it.each([
    ['2026-11-20', '2026-11-20', 0], // Friday
    ['2026-11-20', '2026-11-22', 0], // Sunday
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-16', '2026-11-20', 4],
    ['2026-11-14', '2026-11-16', 1],
    ['2026-11-01', '2026-11-30', 21],
    ['2026-11-20', '2026-11-01', 0],
    ['1969-12-28', '1970-01-05', 6], // across the epoch
  ])('%s to %s: %i', (from, to, days) => {
    expect(workingDaysBetween(isoDate(from), isoDate(to))).toBe(days);
  });

  it('equal a count day by day', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(isoDate('1960-01-01'), n));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (from, length) => {
        let days = 0;
        let at: IsoDate = from;
        for (let i = 0; i < length; i++) {
          at = addDays(at, 1);
          if (![0, 6].includes(new Date(at).getUTCDay())) days++;
        }
        expect(workingDaysBetween(from, at)).toBe(days);
      }),
    );
  });
});

describe('the quality card', () => {
  const counts = { read: 4, accepted: 1, duplicate: 1, superseded: 1, unmatched: 0, quarantined: 1 };

  it('counts completeness over valid rows, timeliness over rows that know their own date', () => {
    const tally = new QualityTally(sourceOf('penalty'));
    tally.add({ documentNo: '1', fine: 100 }, isoDate('2026-11-16'), isoDate('2026-11-20'));
    tally.add({ documentNo: '2' }, isoDate('2026-01-05'), isoDate('2026-11-20'));
    tally.add({ documentNo: '3' }, undefined, isoDate('2026-11-20'));
    const card = tally.card(counts, ['文号'], []);
    expect(card.completeness.fine).toEqual({ label: '罚款金额', share: 0.3333 });
    expect(card.completeness.documentNo?.share).toBe(1);
    expect(card.timeliness).toEqual({ judged: 2, share: 0.5, workingDays: 7 });
    expect(card).toMatchObject({ validity: 0.75, acceptance: 0.5, duplicates: 0.25 });
  });

  it('leaves timeliness out where nothing can be judged', () => {
    const card = new QualityTally(sourceOf('penalty')).card(counts, [], []);
    expect('share' in card.timeliness).toBe(false);
  });
});

describe('the account of a batch', () => {
  it('adds up, or not', () => {
    const counts = { read: 5, accepted: 1, duplicate: 1, superseded: 1, unmatched: 1, quarantined: 1 };
    expect(addsUp(counts)).toBe(true);
    expect(addsUp({ ...counts, read: 6 })).toBe(false);
  });
});
