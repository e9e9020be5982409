import { describe, expect, it } from 'vitest';
import { featureValue, insurance, registration, report, withOneMore } from './feature-case';
import { sizeClass } from './size-class';

describe('size-class', () => {
  it('falls one tier when one bound is missed (standards §3)', () => {
    expect(
      featureValue(sizeClass, [
        registration({ industryCode: 'C3011' }),
        insurance('2026-10', { insured: 300 }),
        report(2025, { revenue: 1999_000_000 }),
      ]),
    ).toBe('small');
  });
  it('is micro by heads alone, whatever the revenue', () => {
    expect(
      featureValue(sizeClass, [
        registration({ industryCode: 'C3011' }),
        insurance('2026-10', { insured: 19 }),
      ]),
    ).toBe('micro');
  });
  it('takes heads from the annual report where none are insured', () => {
    expect(
      featureValue(sizeClass, [
        registration({ industryCode: 'C3011' }),
        report(2025, { employees: 300, revenue: 2000_000_000 }),
      ]),
    ).toBe('medium');
  });
  it('uses total assets where the notice does', () => {
    expect(
      featureValue(sizeClass, [
        registration({ industryCode: 'L7291' }),
        insurance('2026-09', { insured: 120 }),
        report(2025, { totalAssets: 8000_000_000 }),
      ]),
    ).toBe('medium');
  });
  it('is unknown without registration', () => {
    expect(featureValue(sizeClass, [insurance('2026-10', { insured: 5 })])).toBeUndefined();
  });
  it('is unknown when a needed measure is missing', () => {
    expect(
      featureValue(sizeClass, [
        registration({ industryCode: 'C3011' }),
        insurance('2026-10', { insured: 400 }),
      ]),
    ).toBeUndefined();
  });
  it('is unknown for an industry outside the notice', () => {
    expect(
      featureValue(sizeClass, [
        registration({ industryCode: 'J6620' }),
        insurance('2026-10', { insured: 5 }),
      ]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      sizeClass,
      [
        registration({ industryCode: 'C3011' }),
        insurance('2026-09', { insured: 300 }),
        report(2025, { revenue: 2000_000_000 }),
      ],
      insurance('2026-10', { insured: 19 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
