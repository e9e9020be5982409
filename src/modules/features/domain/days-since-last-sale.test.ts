import { describe, expect, it } from 'vitest';
import { daysSinceLastSale } from './days-since-last-sale';
import { featureValue, sale, withOneMore } from './feature-case';

describe('days-since-last-sale', () => {
  it('counts from the newest valid invoice', () => {
    expect(
      featureValue(daysSinceLastSale, [
        sale('2026-10-01', 5),
        sale('2026-09-30', 5),
        sale('2026-10-30', 5, { status: 'void' }),
      ]),
    ).toBe(30);
  });
  it('is unknown without records', () => {
    expect(featureValue(daysSinceLastSale, [])).toBeUndefined();
  });
  it('is unknown with void invoices alone', () => {
    expect(featureValue(daysSinceLastSale, [sale('2026-10-01', 5, { status: 'void' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      daysSinceLastSale,
      [sale('2026-09-01', 5)],
      sale('2026-10-31', 5),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
