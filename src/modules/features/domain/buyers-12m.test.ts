import { describe, expect, it } from 'vitest';
import { buyers12m } from './buyers-12m';
import { featureValue, sale, withOneMore } from './feature-case';

describe('buyers-12m', () => {
  it('counts buyers once', () => {
    expect(
      featureValue(buyers12m, [
        sale('2026-10-01', 5, { counterparty: '甲' }),
        sale('2026-10-01', 6, { counterparty: '甲' }),
        sale('2026-10-01', 5, { counterparty: '乙' }),
        sale('2025-10-01', 5, { counterparty: '丙' }),
      ]),
    ).toBe(2);
  });
  it('is 0 when the feed shows only older buyers', () => {
    expect(featureValue(buyers12m, [sale('2025-10-01', 5, { counterparty: '丙' })])).toBe(0);
  });
  it('is unknown without records', () => {
    expect(featureValue(buyers12m, [])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      buyers12m,
      [sale('2026-09-01', 5, { counterparty: '甲' })],
      sale('2026-10-01', 5, { counterparty: '乙' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
