import { describe, expect, it } from 'vitest';
import { featureValue, sale, withOneMore } from './feature-case';
import { top1BuyerShare12m } from './top1-buyer-share-12m';

describe('top1-buyer-share-12m', () => {
  it('is the largest buyer’s part, net of returns', () => {
    expect(
      featureValue(top1BuyerShare12m, [
        sale('2026-10-01', 500, { counterparty: '甲' }),
        sale('2026-10-01', 300, { counterparty: '甲' }),
        sale('2026-10-01', 200, { counterparty: '乙' }),
        sale('2026-10-01', -200, { counterparty: '乙' }),
        sale('2026-10-01', 200, { counterparty: '丙' }),
        sale('2025-10-01', 900, { counterparty: '丁' }),
      ]),
    ).toBeCloseTo(0.8, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(top1BuyerShare12m, [])).toBeUndefined();
  });
  it('is unknown when nothing net was sold', () => {
    expect(featureValue(top1BuyerShare12m, [sale('2026-10-01', -5, { counterparty: '甲' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      top1BuyerShare12m,
      [sale('2026-09-01', 500, { counterparty: '甲' })],
      sale('2026-10-01', 500, { counterparty: '乙' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
