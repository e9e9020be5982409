import { describe, expect, it } from 'vitest';
import { commitmentRate } from './commitment-rate';
import { featureValue, rec, withOneMore } from './feature-case';

describe('commitment-rate', () => {
  it('is kept in ended, open ones apart', () => {
    expect(
      featureValue(commitmentRate, [
        rec('commitment', { documentNo: '诺1', promisedOn: '2026-01-05', fulfilled: 'yes' }),
        rec('commitment', { documentNo: '诺1', promisedOn: '2026-01-05', fulfilled: 'yes' }),
        rec('commitment', { documentNo: '诺1', promisedOn: '2026-01-05', fulfilled: 'yes' }),
        rec('commitment', { documentNo: '诺1', promisedOn: '2026-01-05', fulfilled: 'no' }),
        rec('commitment', { documentNo: '诺1', promisedOn: '2026-01-05', fulfilled: 'open' }),
      ]),
    ).toBeCloseTo(0.75, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(commitmentRate, [], ['commitment'])).toBeUndefined();
  });
  it('is unknown with open ones alone', () => {
    expect(
      featureValue(commitmentRate, [
        rec('commitment', { documentNo: '诺1', promisedOn: '2026-01-05', fulfilled: 'open' }),
      ]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      commitmentRate,
      [rec('commitment', { documentNo: '诺1', promisedOn: '2026-01-05', fulfilled: 'yes' })],
      rec('commitment', { documentNo: '诺1', promisedOn: '2026-01-05', fulfilled: 'no' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
