import { describe, expect, it } from 'vitest';
import { featureValue, purchase, sale, withOneMore } from './feature-case';
import { salesMonths12m } from './sales-months-12m';

describe('sales-months-12m', () => {
  it('counts months with a valid invoice', () => {
    expect(
      featureValue(salesMonths12m, [
        sale('2025-10-31', 5),
        sale('2025-11-01', 5),
        sale('2026-10-01', 5),
        sale('2026-10-02', 5),
        sale('2026-09-01', 5, { status: 'void' }),
      ]),
    ).toBe(2);
  });
  it('is unknown without records', () => {
    expect(featureValue(salesMonths12m, [])).toBeUndefined();
  });
  it('is unknown with purchases alone', () => {
    expect(featureValue(salesMonths12m, [purchase('2026-10-01', 5)])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      salesMonths12m,
      [sale('2026-09-01', 100)],
      sale('2026-10-01', 100),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
