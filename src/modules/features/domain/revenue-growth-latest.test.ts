import { describe, expect, it } from 'vitest';
import { featureValue, report, withOneMore } from './feature-case';
import { revenueGrowthLatest } from './revenue-growth-latest';

describe('revenue-growth-latest', () => {
  it('compares the latest year with the one before', () => {
    expect(
      featureValue(revenueGrowthLatest, [report(2024, { revenue: 80 }), report(2025, { revenue: 100 })]),
    ).toBeCloseTo(0.25, 12);
  });
  it('may reach three years back', () => {
    expect(
      featureValue(revenueGrowthLatest, [report(2023, { revenue: 80 }), report(2024, { revenue: 100 })]),
    ).toBeCloseTo(0.25, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(revenueGrowthLatest, [])).toBeUndefined();
  });
  it('is unknown with a year missing between', () => {
    expect(
      featureValue(revenueGrowthLatest, [report(2023, { revenue: 80 }), report(2025, { revenue: 100 })]),
    ).toBeUndefined();
  });
  it('is unknown on a base of 0', () => {
    expect(
      featureValue(revenueGrowthLatest, [report(2024, { revenue: 0 }), report(2025, { revenue: 100 })]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      revenueGrowthLatest,
      [report(2023, { revenue: 80 }), report(2024, { revenue: 100 })],
      report(2025, { revenue: 300 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
