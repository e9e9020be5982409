import { describe, expect, it } from 'vitest';
import { featureValue, insurance, withOneMore } from './feature-case';
import { insuredMean12m } from './insured-mean-12m';

describe('insured-mean-12m', () => {
  it('is the mean of the months told', () => {
    expect(
      featureValue(insuredMean12m, [
        insurance('2025-10', { insured: 99 }),
        insurance('2025-11', { insured: 10 }),
        insurance('2026-10', { insured: 13 }),
      ]),
    ).toBeCloseTo(11.5, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(insuredMean12m, [])).toBeUndefined();
  });
  it('is unknown with older months alone', () => {
    expect(featureValue(insuredMean12m, [insurance('2025-10', { insured: 99 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      insuredMean12m,
      [insurance('2026-09', { insured: 28 })],
      insurance('2026-10', { insured: 20 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
