import { describe, expect, it } from 'vitest';
import { addDays } from '@/kernel/period';
import type { SourceRecord } from '@/modules/ingestion/domain/record';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import { actionabilityOf } from './actionability';
import { featureOf } from './catalogue';
import {
  AS_OF,
  contract,
  courtCase,
  insurance,
  KNOWN_AT,
  loan,
  rec,
  registration,
  tax,
} from './feature-case';
import { viewOf } from './view';

/** From the records alone, as of 2026-10-31. */
function healsOn(
  key: string,
  target: number | string,
  records: readonly SourceRecord[],
  covered: readonly SourceKey[] = [],
) {
  const action = actionabilityOf(key)!;
  if (action.way !== 'time') throw new Error(`${key} does not heal by time`);
  const view = viewOf(records, new Set(covered), AS_OF, KNOWN_AT);
  const day = action.on(view, AS_OF, target);
  // the day is the first one: the feature itself says so
  if (day && typeof target === 'number') {
    const at = (on: typeof day) => featureOf(key)!.compute(view, on);
    const good = (value: unknown) =>
      typeof value === 'number' && (action.up ? value >= target : value <= target);
    expect(good(at(day))).toBe(true);
    expect(good(at(addDays(day, -1)))).toBe(false);
  }
  return day;
}
const penalty = (payload: Readonly<Record<string, unknown>>) =>
  rec('penalty', { documentNo: `D${JSON.stringify(payload).length}`, ...payload });

describe('the day an age is reached', () => {
  it('is the day of the month the firm was established on', () => {
    expect(
      healsOn('age-months', 24, [registration({ establishedOn: '2025-03-15', approvedOn: '2025-03-15' })]),
    ).toBe('2027-03-15');
  });
  it('is the first of the next month where that month is too short', () => {
    expect(
      healsOn('age-months', 18, [registration({ establishedOn: '2025-08-31', approvedOn: '2025-08-31' })]),
    ).toBe('2027-03-01');
  });
  it('is unknown without a day of establishment', () => {
    expect(healsOn('age-months', 24, [registration({})])).toBeUndefined();
  });
});

describe('the day a penalty is no longer displayed', () => {
  it('is the day after the one its authority stated', () => {
    const records = [penalty({ decidedOn: '2026-05-10', severity: 'serious', displayUntil: '2027-02-09' })];
    expect(healsOn('penalties-serious', 0, records, ['penalty'])).toBe('2027-02-10');
  });
  it('is by the rules: a general one of 2026-05-10 for a year, a serious one for three', () => {
    const general = [penalty({ decidedOn: '2026-05-10', severity: 'general', corrected: true })];
    expect(healsOn('penalties-general', 0, general, ['penalty'])).toBe('2027-05-10');
    const serious = [penalty({ decidedOn: '2026-05-10', severity: 'serious' })];
    expect(healsOn('penalties-serious', 0, serious, ['penalty'])).toBe('2029-05-10');
  });
  it('is unknown for one not corrected, and where none is not known to be none', () => {
    const open = [penalty({ decidedOn: '2026-05-10', severity: 'general', corrected: false })];
    expect(healsOn('penalties-general', 0, open, ['penalty'])).toBeUndefined();
    const other = [penalty({ decidedOn: '2026-05-10', severity: 'general', corrected: true })];
    expect(healsOn('penalties-general', 0, other)).toBeUndefined();
  });
});

describe('the next tax rating', () => {
  const rated = (...years: number[]) => years.map((year) => rec('tax-rating', { year, grade: 'C' }));
  it('comes in April: of 2026 in 2027 where that of 2025 is known', () => {
    expect(healsOn('tax-rating', 'A', rated(2024, 2025))).toBe('2027-04-01');
  });
  it('comes in April too where last year’s was never received, and is unknown without any', () => {
    expect(healsOn('tax-rating', 'A', rated(2024))).toBe('2027-04-01');
    expect(healsOn('tax-rating', 'A', [])).toBeUndefined();
  });
});

describe('the day the bad leaves its window', () => {
  it('is the first of the month 24 months after: cases lost, days overdue', () => {
    const cases = [courtCase({ filedOn: '2025-01-10', closedOn: '2025-06-20', result: 'lost' })];
    expect(healsOn('cases-lost-24m', 0, cases, ['court-case'])).toBe('2027-06-01');
    const late = [loan('drawn', '2025-02-01'), loan('overdue', '2025-09-05', { daysPastDue: 45 })];
    expect(healsOn('overdue-days-max-24m', 30, late, ['repayment-feedback'])).toBe('2027-09-01');
  });
  it('is 12 months after for what is counted by month, while later months are known to be well', () => {
    const owed = [insurance('2026-02', { arrears: 500 }), insurance('2026-03', { arrears: 0 })];
    expect(healsOn('insurance-arrears-months-12m', 0, owed)).toBe('2027-02-01');
    const filed = [tax('2026-01', { filedOnTime: false }), tax('2026-05', { filedOnTime: true })];
    expect(healsOn('tax-on-time-12m', 1, filed)).toBe('2027-01-01');
    expect(
      healsOn('insurance-arrears-months-12m', 0, [insurance('2026-02', { arrears: 500 })]),
    ).toBeUndefined();
  });
});

it('a tenure with a core enterprise is reached only while a contract of 24 months is known', () => {
  const core = [contract({ core: true, signedOn: '2026-02-10' })];
  expect(healsOn('core-tenure-months', 12, core, ['contract-performance'])).toBe('2027-02-10');
  expect(healsOn('core-tenure-months', 36, core, ['contract-performance'])).toBeUndefined();
});
