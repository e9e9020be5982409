import { describe, expect, it } from 'vitest';
import { featureValue, sale, withOneMore } from './feature-case';
import { salesMonths24m } from './sales-months-24m';

describe('sales-months-24m', () => {
  it('counts months with a valid invoice', () => {
    expect(
      featureValue(salesMonths24m, [
        sale('2024-10-31', 5),
        sale('2024-11-01', 5),
        sale('2026-10-01', 5),
        sale('2026-10-02', 5),
      ]),
    ).toBe(2);
  });
  it('is unknown without records', () => {
    expect(featureValue(salesMonths24m, [])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      salesMonths24m,
      [sale('2026-09-01', 100)],
      sale('2026-10-01', 100),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
