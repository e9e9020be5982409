import { describe, expect, it } from 'vitest';
import { featureValue, insurance, withOneMore } from './feature-case';
import { insuredGrowth12m } from './insured-growth-12m';

describe('insured-growth-12m', () => {
  it('compares monthly means, so that an unsent month is no fall', () => {
    expect(
      featureValue(insuredGrowth12m, [
        insurance('2026-10', { insured: 12 }),
        insurance('2025-10', { insured: 10 }),
        insurance('2025-09', { insured: 10 }),
      ]),
    ).toBeCloseTo(0.2, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(insuredGrowth12m, [])).toBeUndefined();
  });
  it('is unknown with one window alone', () => {
    expect(featureValue(insuredGrowth12m, [insurance('2026-10', { insured: 12 })])).toBeUndefined();
  });
  it('is unknown on a base of 0', () => {
    expect(
      featureValue(insuredGrowth12m, [
        insurance('2026-10', { insured: 12 }),
        insurance('2025-10', { insured: 0 }),
      ]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      insuredGrowth12m,
      [insurance('2026-09', { insured: 12 }), insurance('2025-10', { insured: 10 })],
      insurance('2026-10', { insured: 24 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
