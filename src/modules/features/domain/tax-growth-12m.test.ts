import { describe, expect, it } from 'vitest';
import { featureValue, tax, withOneMore } from './feature-case';
import { taxGrowth12m } from './tax-growth-12m';

describe('tax-growth-12m', () => {
  it('compares twelve months with the twelve before', () => {
    expect(
      featureValue(taxGrowth12m, [tax('2026-01', { taxPaid: 150 }), tax('2025-01', { taxPaid: 100 })]),
    ).toBeCloseTo(0.5, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(taxGrowth12m, [])).toBeUndefined();
  });
  it('is unknown with one window alone', () => {
    expect(featureValue(taxGrowth12m, [tax('2026-01', { taxPaid: 150 })])).toBeUndefined();
  });
  it('is unknown on a base of 0', () => {
    expect(
      featureValue(taxGrowth12m, [tax('2026-01', { taxPaid: 150 }), tax('2025-01', { taxPaid: 0 })]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      taxGrowth12m,
      [tax('2026-01', { taxPaid: 150 }), tax('2025-01', { taxPaid: 100 })],
      tax('2026-10', { taxPaid: 50 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
