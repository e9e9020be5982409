import { describe, expect, it } from 'vitest';
import { featureValue, purchase, sale, withOneMore } from './feature-case';
import { sales12m } from './sales-12m';

describe('sales-12m', () => {
  it('adds valid invoices, red ones reduce, void ones never count', () => {
    expect(
      featureValue(sales12m, [
        sale('2025-10-31', 7),
        sale('2025-11-01', 1000),
        sale('2026-10-31', 500),
        sale('2026-10-31', -200),
        sale('2026-10-31', 9000, { status: 'void' }),
      ]),
    ).toBe(1300);
  });
  it('is 0 when the feed shows only older sales', () => {
    expect(featureValue(sales12m, [sale('2025-10-31', 7)])).toBe(0);
  });
  it('is unknown without records', () => {
    expect(featureValue(sales12m, [])).toBeUndefined();
  });
  it('is unknown with purchases alone', () => {
    expect(featureValue(sales12m, [purchase('2026-10-01', 5)])).toBeUndefined();
  });
  it('is unknown when the feed ended two years ago', () => {
    expect(featureValue(sales12m, [sale('2024-10-31', 5)])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      sales12m,
      [sale('2026-09-01', 100)],
      sale('2026-10-01', 100),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
