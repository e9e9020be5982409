import { describe, expect, it } from 'vitest';
import { electricityVolatility12m } from './electricity-volatility-12m';
import { featureValue, meter, withOneMore } from './feature-case';

describe('electricity-volatility-12m', () => {
  it('is σ/μ of the months read', () => {
    expect(
      featureValue(electricityVolatility12m, [
        meter('electricity', '2026-09', { quantity: 1 }),
        meter('electricity', '2026-10', { quantity: 3 }),
        meter('electricity', '2025-10', { quantity: 900 }),
      ]),
    ).toBeCloseTo(0.5, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(electricityVolatility12m, [])).toBeUndefined();
  });
  it('is unknown with one month alone', () => {
    expect(
      featureValue(electricityVolatility12m, [meter('electricity', '2026-10', { quantity: 3 })]),
    ).toBeUndefined();
  });
  it('is unknown without use', () => {
    expect(
      featureValue(electricityVolatility12m, [
        meter('electricity', '2026-10', { quantity: 0 }),
        meter('electricity', '2026-09', { quantity: 0 }),
      ]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      electricityVolatility12m,
      [meter('electricity', '2026-08', { quantity: 9 }), meter('electricity', '2026-09', { quantity: 9 })],
      meter('electricity', '2026-10', { quantity: 99 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
