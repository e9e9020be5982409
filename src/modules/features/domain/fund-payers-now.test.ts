import { describe, expect, it } from 'vitest';
import { featureValue, rec, withOneMore } from './feature-case';
import { fundPayersNow } from './fund-payers-now';

describe('fund-payers-now', () => {
  it('is the latest month told of the last three', () => {
    expect(
      featureValue(fundPayersNow, [
        rec('housing-fund', { month: '2026-08', payers: 9 }),
        rec('housing-fund', { month: '2026-10', payers: 7 }),
      ]),
    ).toBe(7);
  });
  it('is unknown without records', () => {
    expect(featureValue(fundPayersNow, [])).toBeUndefined();
  });
  it('is unknown when the last word is older', () => {
    expect(
      featureValue(fundPayersNow, [rec('housing-fund', { month: '2026-07', payers: 9 })]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      fundPayersNow,
      [rec('housing-fund', { month: '2026-09', payers: 9 })],
      rec('housing-fund', { month: '2026-10', payers: 7 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
