import { describe, expect, it } from 'vitest';
import { contractRate } from './contract-rate';
import { contract, featureValue, withOneMore } from './feature-case';

describe('contract-rate', () => {
  it('is in time of ended, open ones apart', () => {
    expect(
      featureValue(contractRate, [
        contract({ performed: 'on-time' }),
        contract({ performed: 'late' }),
        contract({ performed: 'breached' }),
        contract({ performed: 'on-time' }),
        contract({ performed: 'open' }),
      ]),
    ).toBeCloseTo(0.5, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(contractRate, [], ['contract-performance'])).toBeUndefined();
  });
  it('is unknown with open ones alone', () => {
    expect(featureValue(contractRate, [contract({ performed: 'open' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      contractRate,
      [contract({ performed: 'on-time' })],
      contract({ performed: 'late' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
