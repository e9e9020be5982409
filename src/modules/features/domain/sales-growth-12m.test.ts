import { describe, expect, it } from 'vitest';
import { featureValue, sale, withOneMore } from './feature-case';
import { salesGrowth12m } from './sales-growth-12m';

describe('sales-growth-12m', () => {
  it('compares twelve months with the twelve before', () => {
    expect(featureValue(salesGrowth12m, [sale('2026-05-01', 150), sale('2025-05-01', 200)])).toBeCloseTo(
      -0.25,
      12,
    );
  });
  it('is unknown without records', () => {
    expect(featureValue(salesGrowth12m, [])).toBeUndefined();
  });
  it('is unknown with one window alone', () => {
    expect(featureValue(salesGrowth12m, [sale('2026-05-01', 150)])).toBeUndefined();
  });
  it('is unknown when nothing was invoiced lately', () => {
    expect(featureValue(salesGrowth12m, [sale('2025-05-01', 150)])).toBeUndefined();
  });
  it('is unknown on a base not above 0', () => {
    expect(featureValue(salesGrowth12m, [sale('2026-05-01', 150), sale('2025-05-01', -150)])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      salesGrowth12m,
      [sale('2026-05-01', 150), sale('2025-05-01', 200)],
      sale('2026-10-01', 100),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
