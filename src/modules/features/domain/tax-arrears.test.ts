import { describe, expect, it } from 'vitest';
import { featureValue, rec, tax, withOneMore } from './feature-case';
import { taxArrears } from './tax-arrears';

describe('tax-arrears', () => {
  it('is what the latest month says', () => {
    expect(featureValue(taxArrears, [tax('2026-05', { arrears: 900 }), tax('2026-10', { arrears: 0 })])).toBe(
      0,
    );
  });
  it('adds the kinds of tax of one announcement', () => {
    expect(
      featureValue(taxArrears, [
        rec('tax-payment', { taxType: 'all', taxName: '增值税', arrears: 70 }),
        rec('tax-payment', { taxType: 'all', taxName: '房产税', arrears: 5 }),
      ]),
    ).toBe(75);
  });
  it('is unknown without records', () => {
    expect(featureValue(taxArrears, [])).toBeUndefined();
  });
  it('is unknown where arrears were not sent', () => {
    expect(featureValue(taxArrears, [tax('2026-10', { taxPaid: 5 })])).toBeUndefined();
  });
  it('is unknown when the last word is older than a year', () => {
    expect(featureValue(taxArrears, [tax('2025-10', { arrears: 5 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      taxArrears,
      [tax('2026-09', { arrears: 5 })],
      tax('2026-10', { arrears: 9 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
