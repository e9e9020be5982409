import { describe, expect, it } from 'vitest';
import { featureValue, purchase, sale, withOneMore } from './feature-case';
import { purchaseSalesRatio12m } from './purchase-sales-ratio-12m';

describe('purchase-sales-ratio-12m', () => {
  it('is net purchases over net sales', () => {
    expect(
      featureValue(purchaseSalesRatio12m, [
        sale('2026-10-01', 400),
        purchase('2026-10-01', 150),
        purchase('2026-10-01', -50),
      ]),
    ).toBeCloseTo(0.25, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(purchaseSalesRatio12m, [])).toBeUndefined();
  });
  it('is unknown without purchases ever', () => {
    expect(featureValue(purchaseSalesRatio12m, [sale('2026-10-01', 400)])).toBeUndefined();
  });
  it('is unknown without sales', () => {
    expect(featureValue(purchaseSalesRatio12m, [purchase('2026-10-01', 150)])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      purchaseSalesRatio12m,
      [sale('2026-09-01', 400), purchase('2026-09-01', 150)],
      purchase('2026-10-01', 50),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
