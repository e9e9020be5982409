import { describe, expect, it } from 'vitest';
import { featureValue, tax, withOneMore } from './feature-case';
import { taxPaid12m } from './tax-paid-12m';

describe('tax-paid-12m', () => {
  it('adds the twelve months, all kinds of tax', () => {
    expect(
      featureValue(taxPaid12m, [
        tax('2025-10', { taxPaid: 1 }),
        tax('2025-11', { taxPaid: 20 }),
        tax('2026-10', { taxType: 'vat', taxPaid: 300 }),
        tax('2026-10', { taxType: 'other', taxPaid: 4000 }),
      ]),
    ).toBe(4320);
  });
  it('counts a month told in all and by kind once', () => {
    expect(
      featureValue(taxPaid12m, [
        tax('2026-10', { taxPaid: 500 }),
        tax('2026-10', { taxType: 'vat', taxPaid: 300 }),
      ]),
    ).toBe(500);
  });
  it('is 0 when nothing was due', () => {
    expect(featureValue(taxPaid12m, [tax('2026-10', { taxPaid: 0 })])).toBe(0);
  });
  it('is unknown without records', () => {
    expect(featureValue(taxPaid12m, [])).toBeUndefined();
  });
  it('is unknown with older records alone', () => {
    expect(featureValue(taxPaid12m, [tax('2025-10', { taxPaid: 1 })])).toBeUndefined();
  });
  it('is unknown where the sum was not sent', () => {
    expect(featureValue(taxPaid12m, [tax('2026-10', { arrears: 0 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      taxPaid12m,
      [tax('2026-09', { taxPaid: 100 })],
      tax('2026-10', { taxPaid: 100 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
