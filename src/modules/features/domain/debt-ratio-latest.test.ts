import { describe, expect, it } from 'vitest';
import { debtRatioLatest } from './debt-ratio-latest';
import { featureValue, report, withOneMore } from './feature-case';

describe('debt-ratio-latest', () => {
  it('is liabilities over assets of one report', () => {
    expect(
      featureValue(debtRatioLatest, [
        report(2024, { totalAssets: 100, totalLiabilities: 40 }),
        report(2025, { totalAssets: 100 }),
      ]),
    ).toBeCloseTo(0.4, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(debtRatioLatest, [])).toBeUndefined();
  });
  it('is unknown without liabilities', () => {
    expect(featureValue(debtRatioLatest, [report(2025, { totalAssets: 100 })])).toBeUndefined();
  });
  it('is unknown without assets to divide by', () => {
    expect(
      featureValue(debtRatioLatest, [report(2025, { totalAssets: 0, totalLiabilities: 40 })]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      debtRatioLatest,
      [report(2024, { totalAssets: 100, totalLiabilities: 40 })],
      report(2025, { totalAssets: 100, totalLiabilities: 90 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
