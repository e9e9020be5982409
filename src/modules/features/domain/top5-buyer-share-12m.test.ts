import { describe, expect, it } from 'vitest';
import { featureValue, sale, withOneMore } from './feature-case';
import { top5BuyerShare12m } from './top5-buyer-share-12m';

describe('top5-buyer-share-12m', () => {
  it('is the part of the five largest', () => {
    expect(
      featureValue(top5BuyerShare12m, [
        sale('2026-10-01', 40, { counterparty: '甲' }),
        sale('2026-10-01', 20, { counterparty: '乙' }),
        sale('2026-10-01', 15, { counterparty: '丙' }),
        sale('2026-10-01', 10, { counterparty: '丁' }),
        sale('2026-10-01', 5, { counterparty: '戊' }),
        sale('2026-10-01', 5, { counterparty: '己' }),
        sale('2026-10-01', 5, { counterparty: '庚' }),
      ]),
    ).toBeCloseTo(0.9, 12);
  });
  it('is all of it with fewer buyers', () => {
    expect(
      featureValue(top5BuyerShare12m, [
        sale('2026-10-01', 1, { counterparty: '甲' }),
        sale('2026-10-01', 1, { counterparty: '乙' }),
      ]),
    ).toBe(1);
  });
  it('is unknown without records', () => {
    expect(featureValue(top5BuyerShare12m, [])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      top5BuyerShare12m,
      [
        sale('2026-09-01', 10, { counterparty: '甲' }),
        sale('2026-09-01', 10, { counterparty: '乙' }),
        sale('2026-09-01', 10, { counterparty: '丙' }),
        sale('2026-09-01', 10, { counterparty: '丁' }),
        sale('2026-09-01', 10, { counterparty: '戊' }),
      ],
      sale('2026-10-01', 10, { counterparty: '己' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
