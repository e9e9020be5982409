import { describe, expect, it } from 'vitest';
import { featureValue, insurance, withOneMore } from './feature-case';
import { insuredNow } from './insured-now';

describe('insured-now', () => {
  it('is the latest month told of the last three', () => {
    expect(
      featureValue(insuredNow, [
        insurance('2026-08', { insured: 30 }),
        insurance('2026-09', { insured: 28 }),
        insurance('2026-10', { paid: 5 }),
      ]),
    ).toBe(28);
  });
  it('is unknown without records', () => {
    expect(featureValue(insuredNow, [])).toBeUndefined();
  });
  it('is unknown when the last word is older', () => {
    expect(featureValue(insuredNow, [insurance('2026-07', { insured: 30 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      insuredNow,
      [insurance('2026-09', { insured: 28 })],
      insurance('2026-10', { insured: 20 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
