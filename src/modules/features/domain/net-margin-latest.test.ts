import { describe, expect, it } from 'vitest';
import { featureValue, report, withOneMore } from './feature-case';
import { netMarginLatest } from './net-margin-latest';

describe('net-margin-latest', () => {
  it('is net profit over revenue, losses too', () => {
    expect(featureValue(netMarginLatest, [report(2025, { revenue: 200, netProfit: -50 })])).toBeCloseTo(
      -0.25,
      12,
    );
  });
  it('is unknown without records', () => {
    expect(featureValue(netMarginLatest, [])).toBeUndefined();
  });
  it('is unknown without profit', () => {
    expect(featureValue(netMarginLatest, [report(2025, { revenue: 100 })])).toBeUndefined();
  });
  it('is unknown without revenue to divide by', () => {
    expect(featureValue(netMarginLatest, [report(2025, { revenue: 0, netProfit: 4 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      netMarginLatest,
      [report(2024, { revenue: 200, netProfit: 50 })],
      report(2025, { revenue: 200, netProfit: 10 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
