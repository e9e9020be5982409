import { describe, expect, it } from 'vitest';
import { featureValue, report, withOneMore } from './feature-case';
import { totalAssetsLatest } from './total-assets-latest';

describe('total-assets-latest', () => {
  it('is the latest year that tells it', () => {
    expect(
      featureValue(totalAssetsLatest, [
        report(2024, { totalAssets: 80 }),
        report(2025, { totalAssets: 100 }),
      ]),
    ).toBe(100);
  });
  it('is unknown without records', () => {
    expect(featureValue(totalAssetsLatest, [])).toBeUndefined();
  });
  it('is unknown undisclosed', () => {
    expect(featureValue(totalAssetsLatest, [report(2025, { revenue: 80 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      totalAssetsLatest,
      [report(2024, { totalAssets: 80 })],
      report(2025, { totalAssets: 100 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
