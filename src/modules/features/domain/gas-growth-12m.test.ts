import { describe, expect, it } from 'vitest';
import { featureValue, meter, withOneMore } from './feature-case';
import { gasGrowth12m } from './gas-growth-12m';

describe('gas-growth-12m', () => {
  it('compares monthly means, so that an unread month is no fall', () => {
    expect(
      featureValue(gasGrowth12m, [
        meter('gas', '2026-10', { quantity: 15 }),
        meter('gas', '2025-10', { quantity: 10 }),
        meter('gas', '2025-09', { quantity: 10 }),
        meter('electricity', '2026-10', { quantity: 99 }),
      ]),
    ).toBeCloseTo(0.5, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(gasGrowth12m, [])).toBeUndefined();
  });
  it('is unknown with one window alone', () => {
    expect(featureValue(gasGrowth12m, [meter('gas', '2026-10', { quantity: 9 })])).toBeUndefined();
  });
  it('is unknown on a base of 0', () => {
    expect(
      featureValue(gasGrowth12m, [
        meter('gas', '2026-10', { quantity: 9 }),
        meter('gas', '2025-10', { quantity: 0 }),
      ]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      gasGrowth12m,
      [meter('gas', '2026-09', { quantity: 9 }), meter('gas', '2025-10', { quantity: 9 })],
      meter('gas', '2026-10', { quantity: 99 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
