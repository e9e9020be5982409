import { describe, expect, it } from 'vitest';
import { featureValue, right, withOneMore } from './feature-case';
import { patentsOther } from './patents-other';

describe('patents-other', () => {
  it('counts what is live', () => {
    expect(
      featureValue(patentsOther, [
        right('utility-model'),
        right('utility-model'),
        right('utility-model', { status: 'lapsed' }),
        right('utility-model', { expiresOn: '2026-10-30' }),
        right('invention'),
      ]),
    ).toBe(2);
  });
  it('takes the latest list that only counts', () => {
    expect(
      featureValue(patentsOther, [
        right('utility-model', { count: 7, registrationNo: undefined, grantedOn: '2024-01-01' }),
        right('utility-model', { count: 9, registrationNo: undefined, grantedOn: '2025-01-01' }),
      ]),
    ).toBe(9);
  });
  it('is 0 when the city’s data have none', () => {
    expect(featureValue(patentsOther, [], ['ip-right'])).toBe(0);
  });
  it('is unknown when the city’s data were not received', () => {
    expect(featureValue(patentsOther, [])).toBeUndefined();
  });
  it('is unknown when only a total of patents is known', () => {
    expect(
      featureValue(patentsOther, [right('patent', { count: 4, registrationNo: undefined })], ['ip-right']),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      patentsOther,
      [right('utility-model')],
      right('utility-model'),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
