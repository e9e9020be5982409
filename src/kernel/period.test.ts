import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYearMonths,
  daysBetween,
  isIsoDate,
  isoDate,
  monthsBetween,
  tianjinDay,
  yearMonth,
} from './period';

describe('calendar days', () => {
  it('knows which days exist', () => {
    expect(isIsoDate('2024-02-29')).toBe(true);
    expect(isIsoDate('2023-02-29')).toBe(false);
    expect(isIsoDate('2100-02-29')).toBe(false);
    expect(isIsoDate('1899-12-31')).toBe(false);
    expect(isIsoDate('2026-9-1')).toBe(false);
  });
  it('adds months and keeps inside the shorter one', () => {
    expect(addMonths(isoDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(isoDate('2026-05-10'), 3)).toBe('2026-08-10');
    expect(addDays(isoDate('2026-12-31'), 1)).toBe('2027-01-01');
  });
  it('counts whole months and days', () => {
    expect(monthsBetween(isoDate('2024-01-31'), isoDate('2024-02-29'))).toBe(0);
    expect(monthsBetween(isoDate('2024-02-29'), isoDate('2026-10-31'))).toBe(32);
    expect(monthsBetween(isoDate('2026-03-01'), isoDate('2026-01-31'))).toBe(-1);
    expect(daysBetween(isoDate('2024-02-28'), isoDate('2024-03-01'))).toBe(2);
  });
  it('adds to months over years', () => {
    expect(addYearMonths(yearMonth('2026-01'), -1)).toBe('2025-12');
    expect(addYearMonths(yearMonth('2024-11'), 23)).toBe('2026-10');
  });
});

describe('tianjinDay', () => {
  it('begins at 16:00 UTC the evening before', () => {
    expect(tianjinDay(new Date('2026-11-20T15:59:59.999Z'))).toBe('2026-11-20');
    expect(tianjinDay(new Date('2026-11-20T16:00:00.000Z'))).toBe('2026-11-21');
    expect(tianjinDay(new Date('2026-12-31T20:00:00.000Z'))).toBe('2027-01-01');
  });
});
