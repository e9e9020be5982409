import { describe, expect, it } from 'vitest';
import { featureValue, tax, withOneMore } from './feature-case';
import { taxOnTime12m } from './tax-on-time-12m';

describe('tax-on-time-12m', () => {
  it('is the share filed in time', () => {
    expect(
      featureValue(taxOnTime12m, [
        tax('2026-07', { filedOnTime: true }),
        tax('2026-08', { filedOnTime: true }),
        tax('2026-09', { filedOnTime: false }),
        tax('2026-10', { filedOnTime: true }),
        tax('2025-10', { filedOnTime: false }),
      ]),
    ).toBeCloseTo(0.75, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(taxOnTime12m, [])).toBeUndefined();
  });
  it('is unknown where it was not sent', () => {
    expect(featureValue(taxOnTime12m, [tax('2026-10', { taxPaid: 1 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      taxOnTime12m,
      [tax('2026-09', { filedOnTime: true })],
      tax('2026-10', { filedOnTime: false }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
