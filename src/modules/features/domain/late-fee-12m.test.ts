import { describe, expect, it } from 'vitest';
import { featureValue, tax, withOneMore } from './feature-case';
import { lateFee12m } from './late-fee-12m';

describe('late-fee-12m', () => {
  it('adds the fees told', () => {
    expect(
      featureValue(lateFee12m, [
        tax('2025-10', { lateFee: 1 }),
        tax('2026-03', { lateFee: 20 }),
        tax('2026-10', { lateFee: 300 }),
      ]),
    ).toBe(320);
  });
  it('is unknown without records', () => {
    expect(featureValue(lateFee12m, [])).toBeUndefined();
  });
  it('is unknown where fees were not sent: never 0', () => {
    expect(featureValue(lateFee12m, [tax('2026-10', { taxPaid: 1 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      lateFee12m,
      [tax('2026-09', { lateFee: 1 })],
      tax('2026-10', { lateFee: 1 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
