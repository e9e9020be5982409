import { describe, expect, it } from 'vitest';
import { electricityGrowth12m } from './electricity-growth-12m';
import { featureValue, meter, withOneMore } from './feature-case';

describe('electricity-growth-12m', () => {
  it('compares monthly means, so that an unread month is no fall', () => {
    expect(
      featureValue(electricityGrowth12m, [
        meter('electricity', '2026-10', { quantity: 15 }),
        meter('electricity', '2025-10', { quantity: 10 }),
        meter('electricity', '2025-09', { quantity: 10 }),
        meter('water', '2026-10', { quantity: 99 }),
      ]),
    ).toBeCloseTo(0.5, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(electricityGrowth12m, [])).toBeUndefined();
  });
  it('is unknown with one window alone', () => {
    expect(
      featureValue(electricityGrowth12m, [meter('electricity', '2026-10', { quantity: 9 })]),
    ).toBeUndefined();
  });
  it('is unknown on a base of 0', () => {
    expect(
      featureValue(electricityGrowth12m, [
        meter('electricity', '2026-10', { quantity: 9 }),
        meter('electricity', '2025-10', { quantity: 0 }),
      ]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      electricityGrowth12m,
      [meter('electricity', '2026-09', { quantity: 9 }), meter('electricity', '2025-10', { quantity: 9 })],
      meter('electricity', '2026-10', { quantity: 99 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
