import { describe, expect, it } from 'vitest';
import { coreSalesShare24m } from './core-sales-share-24m';
import { contract, featureValue, sale, withOneMore } from './feature-case';

describe('core-sales-share-24m', () => {
  it('is core contracts over sales', () => {
    expect(
      featureValue(coreSalesShare24m, [
        contract({ core: true, amount: 30 }),
        contract({ amount: 50 }),
        sale('2026-05-01', 120),
      ]),
    ).toBeCloseTo(0.25, 12);
  });
  it('is over all contracts where these are more', () => {
    expect(
      featureValue(coreSalesShare24m, [
        contract({ core: true, amount: 30 }),
        contract({ amount: 30 }),
        sale('2026-05-01', 10),
      ]),
    ).toBeCloseTo(0.5, 12);
  });
  it('is 0 without core contracts, the city’s list received', () => {
    expect(featureValue(coreSalesShare24m, [sale('2026-05-01', 120)], ['contract-performance'])).toBe(0);
  });
  it('is unknown without sales known', () => {
    expect(featureValue(coreSalesShare24m, [contract({ core: true, amount: 30 })])).toBeUndefined();
  });
  it('is unknown without core contracts, the list not received', () => {
    expect(featureValue(coreSalesShare24m, [sale('2026-05-01', 120)])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      coreSalesShare24m,
      [contract({ core: true, amount: 30 }), sale('2026-05-01', 120)],
      contract({ core: true, amount: 30 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
