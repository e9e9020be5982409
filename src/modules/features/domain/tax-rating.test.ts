import { describe, expect, it } from 'vitest';
import { featureValue, rec, withOneMore } from './feature-case';
import { taxRating } from './tax-rating';

describe('tax-rating', () => {
  it('is the grade of the latest year', () => {
    expect(
      featureValue(taxRating, [
        rec('tax-rating', { year: 2024, grade: 'A' }),
        rec('tax-rating', { year: 2025, grade: 'M' }),
      ]),
    ).toBe('M');
  });
  it('takes the year before when the last is not there', () => {
    expect(featureValue(taxRating, [rec('tax-rating', { year: 2024, grade: 'A' })])).toBe('A');
  });
  it('is unknown without records', () => {
    expect(featureValue(taxRating, [])).toBeUndefined();
  });
  it('is unknown when too old', () => {
    expect(featureValue(taxRating, [rec('tax-rating', { year: 2023, grade: 'A' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      taxRating,
      [rec('tax-rating', { year: 2024, grade: 'A' })],
      rec('tax-rating', { year: 2025, grade: 'D' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
