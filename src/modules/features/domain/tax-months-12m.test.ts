import { describe, expect, it } from 'vitest';
import { featureValue, tax, withOneMore } from './feature-case';
import { taxMonths12m } from './tax-months-12m';

describe('tax-months-12m', () => {
  it('counts months with a payment', () => {
    expect(
      featureValue(taxMonths12m, [
        tax('2025-10', { taxPaid: 5 }),
        tax('2026-08', { taxPaid: 5 }),
        tax('2026-09', { taxPaid: 0 }),
        tax('2026-10', { taxPaid: 7 }),
      ]),
    ).toBe(2);
  });
  it('is unknown without records', () => {
    expect(featureValue(taxMonths12m, [])).toBeUndefined();
  });
  it('is unknown with older records alone', () => {
    expect(featureValue(taxMonths12m, [tax('2025-10', { taxPaid: 5 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      taxMonths12m,
      [tax('2026-09', { taxPaid: 5 })],
      tax('2026-10', { taxPaid: 5 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
