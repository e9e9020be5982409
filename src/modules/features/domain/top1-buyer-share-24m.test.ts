import { describe, expect, it } from 'vitest';
import { featureValue, sale, withOneMore } from './feature-case';
import { top1BuyerShare24m } from './top1-buyer-share-24m';

describe('top1-buyer-share-24m', () => {
  it('is the largest buyer’s part of two years', () => {
    expect(
      featureValue(top1BuyerShare24m, [
        sale('2026-10-01', 100, { counterparty: '甲' }),
        sale('2025-10-01', 300, { counterparty: '丁' }),
      ]),
    ).toBeCloseTo(0.75, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(top1BuyerShare24m, [])).toBeUndefined();
  });
  it('is unknown when nothing net was sold', () => {
    expect(featureValue(top1BuyerShare24m, [sale('2026-10-01', -5, { counterparty: '甲' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      top1BuyerShare24m,
      [sale('2026-09-01', 500, { counterparty: '甲' })],
      sale('2026-10-01', 500, { counterparty: '乙' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
