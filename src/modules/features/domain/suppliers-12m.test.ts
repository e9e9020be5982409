import { describe, expect, it } from 'vitest';
import { featureValue, purchase, sale, withOneMore } from './feature-case';
import { suppliers12m } from './suppliers-12m';

describe('suppliers-12m', () => {
  it('counts suppliers once, void invoices apart', () => {
    expect(
      featureValue(suppliers12m, [
        purchase('2026-10-01', 5, { counterparty: '甲' }),
        purchase('2026-10-01', 6, { counterparty: '甲' }),
        purchase('2026-10-01', 5, { counterparty: '乙' }),
        purchase('2026-10-01', 5, { counterparty: '丙', status: 'void' }),
      ]),
    ).toBe(2);
  });
  it('is unknown without records', () => {
    expect(featureValue(suppliers12m, [])).toBeUndefined();
  });
  it('is unknown with sales alone', () => {
    expect(featureValue(suppliers12m, [sale('2026-10-01', 5)])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      suppliers12m,
      [purchase('2026-09-01', 5, { counterparty: '甲' })],
      purchase('2026-10-01', 5, { counterparty: '乙' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
