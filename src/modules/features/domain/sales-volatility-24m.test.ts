import { describe, expect, it } from 'vitest';
import { featureValue, sale, withOneMore } from './feature-case';
import { salesVolatility24m } from './sales-volatility-24m';

describe('sales-volatility-24m', () => {
  it('is σ/μ of 24 months, a month without invoice being 0', () => {
    expect(featureValue(salesVolatility24m, [sale('2025-05-01', 1200)])).toBeCloseTo(Math.sqrt(23), 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(salesVolatility24m, [])).toBeUndefined();
  });
  it('is unknown when nothing net was sold', () => {
    expect(
      featureValue(salesVolatility24m, [sale('2026-05-01', 100), sale('2026-06-01', -100)]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      salesVolatility24m,
      [sale('2026-05-01', 150)],
      sale('2026-10-01', 100),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
