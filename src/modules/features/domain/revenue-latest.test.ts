import { describe, expect, it } from 'vitest';
import { featureValue, report, withOneMore } from './feature-case';
import { revenueLatest } from './revenue-latest';

describe('revenue-latest', () => {
  it('is the latest year that tells it', () => {
    expect(featureValue(revenueLatest, [report(2024, { revenue: 80 }), report(2025, { revenue: 100 })])).toBe(
      100,
    );
  });
  it('falls back a year where it was not disclosed', () => {
    expect(featureValue(revenueLatest, [report(2024, { revenue: 80 }), report(2025, { employees: 5 })])).toBe(
      80,
    );
  });
  it('is unknown without records', () => {
    expect(featureValue(revenueLatest, [])).toBeUndefined();
  });
  it('is unknown when too old', () => {
    expect(featureValue(revenueLatest, [report(2023, { revenue: 80 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      revenueLatest,
      [report(2024, { revenue: 80 })],
      report(2025, { revenue: 100 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
