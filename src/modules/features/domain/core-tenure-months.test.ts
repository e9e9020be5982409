import { describe, expect, it } from 'vitest';
import { coreTenureMonths } from './core-tenure-months';
import { contract, featureValue, withOneMore } from './feature-case';

describe('core-tenure-months', () => {
  it('counts from the first core contract', () => {
    expect(
      featureValue(coreTenureMonths, [
        contract({ core: true, signedOn: '2021-10-31' }),
        contract({ core: true }),
      ]),
    ).toBe(60);
  });
  it('is 0 once two years passed without one', () => {
    expect(
      featureValue(
        coreTenureMonths,
        [contract({ core: true, signedOn: '2021-10-31' })],
        ['contract-performance'],
      ),
    ).toBe(0);
  });
  it('is unknown without core contracts, the list not received', () => {
    expect(featureValue(coreTenureMonths, [contract({})])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      coreTenureMonths,
      [contract({ core: true })],
      contract({ core: true, signedOn: '2025-01-10' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
