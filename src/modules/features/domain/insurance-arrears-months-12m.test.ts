import { describe, expect, it } from 'vitest';
import { featureValue, insurance, withOneMore } from './feature-case';
import { insuranceArrearsMonths12m } from './insurance-arrears-months-12m';

describe('insurance-arrears-months-12m', () => {
  it('counts months with arrears', () => {
    expect(
      featureValue(insuranceArrearsMonths12m, [
        insurance('2025-10', { arrears: 5 }),
        insurance('2026-08', { arrears: 5 }),
        insurance('2026-09', { arrears: 0 }),
        insurance('2026-10', { arrears: 9 }),
      ]),
    ).toBe(2);
  });
  it('is 0 when none was owed', () => {
    expect(featureValue(insuranceArrearsMonths12m, [insurance('2026-10', { arrears: 0 })])).toBe(0);
  });
  it('is unknown without records', () => {
    expect(featureValue(insuranceArrearsMonths12m, [])).toBeUndefined();
  });
  it('is unknown where arrears were not sent', () => {
    expect(featureValue(insuranceArrearsMonths12m, [insurance('2026-10', { insured: 9 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      insuranceArrearsMonths12m,
      [insurance('2026-09', { arrears: 5 })],
      insurance('2026-10', { arrears: 5 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
