import { describe, expect, it } from 'vitest';
import { featureValue, purchase, sale, withOneMore } from './feature-case';
import { sales24m } from './sales-24m';

describe('sales-24m', () => {
  it('adds two years', () => {
    expect(
      featureValue(sales24m, [
        sale('2024-10-31', 7),
        sale('2024-11-01', 1000),
        sale('2026-10-31', 500),
        sale('2025-05-01', -200),
      ]),
    ).toBe(1300);
  });
  it('is unknown without records', () => {
    expect(featureValue(sales24m, [])).toBeUndefined();
  });
  it('is unknown with purchases alone', () => {
    expect(featureValue(sales24m, [purchase('2026-10-01', 5)])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      sales24m,
      [sale('2025-09-01', 100)],
      sale('2026-10-01', 100),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
