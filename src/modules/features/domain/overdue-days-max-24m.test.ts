import { describe, expect, it } from 'vitest';
import { featureValue, loan, withOneMore } from './feature-case';
import { overdueDaysMax24m } from './overdue-days-max-24m';

describe('overdue-days-max-24m', () => {
  it('is the longest', () => {
    expect(
      featureValue(overdueDaysMax24m, [
        loan('overdue', '2026-01-15', { daysPastDue: 30 }),
        loan('overdue', '2026-02-15', { daysPastDue: 61 }),
        loan('overdue', '2024-10-15', { daysPastDue: 300 }),
      ]),
    ).toBe(61);
  });
  it('is 0 when the city’s feedback has none', () => {
    expect(featureValue(overdueDaysMax24m, [loan('drawn', '2026-01-15')], ['repayment-feedback'])).toBe(0);
  });
  it('is unknown when the feedback was not received', () => {
    expect(featureValue(overdueDaysMax24m, [loan('drawn', '2026-01-15')])).toBeUndefined();
  });
  it('is unknown overdue for untold days', () => {
    expect(
      featureValue(overdueDaysMax24m, [loan('overdue', '2026-01-15')], ['repayment-feedback']),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      overdueDaysMax24m,
      [loan('overdue', '2026-01-15', { daysPastDue: 30 })],
      loan('overdue', '2026-02-15', { daysPastDue: 61 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
