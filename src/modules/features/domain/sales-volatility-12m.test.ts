import { describe, expect, it } from 'vitest';
import { featureValue, sale, withOneMore } from './feature-case';
import { salesVolatility12m } from './sales-volatility-12m';

describe('sales-volatility-12m', () => {
  it('is σ/μ of twelve months, a month without invoice being 0', () => {
    expect(featureValue(salesVolatility12m, [sale('2026-05-01', 1200)])).toBeCloseTo(Math.sqrt(11), 12);
  });
  it('is 0 for even sales', () => {
    expect(
      featureValue(salesVolatility12m, [
        ...Array.from({ length: 12 }, (_, m) =>
          sale(`${m < 2 ? 2025 : 2026}-${String(((m + 10) % 12) + 1).padStart(2, '0')}-05`, 100),
        ),
      ]),
    ).toBe(0);
  });
  it('is unknown without records', () => {
    expect(featureValue(salesVolatility12m, [])).toBeUndefined();
  });
  it('is unknown when nothing net was sold', () => {
    expect(
      featureValue(salesVolatility12m, [sale('2026-05-01', 100), sale('2026-06-01', -100)]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      salesVolatility12m,
      [sale('2026-05-01', 150)],
      sale('2026-10-01', 100),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
