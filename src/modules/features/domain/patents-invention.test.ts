import { describe, expect, it } from 'vitest';
import { featureValue, right, withOneMore } from './feature-case';
import { patentsInvention } from './patents-invention';

describe('patents-invention', () => {
  it('counts what is live', () => {
    expect(
      featureValue(patentsInvention, [
        right('invention'),
        right('invention'),
        right('invention', { status: 'lapsed' }),
        right('invention', { expiresOn: '2026-10-30' }),
        right('design'),
      ]),
    ).toBe(2);
  });
  it('takes the latest list that only counts', () => {
    expect(
      featureValue(patentsInvention, [
        right('invention', { count: 7, registrationNo: undefined, grantedOn: '2024-01-01' }),
        right('invention', { count: 9, registrationNo: undefined, grantedOn: '2025-01-01' }),
      ]),
    ).toBe(9);
  });
  it('is 0 when the city’s data have none', () => {
    expect(featureValue(patentsInvention, [], ['ip-right'])).toBe(0);
  });
  it('is unknown when the city’s data were not received', () => {
    expect(featureValue(patentsInvention, [])).toBeUndefined();
  });
  it('is unknown when only a total of patents is known', () => {
    expect(
      featureValue(
        patentsInvention,
        [right('patent', { count: 4, registrationNo: undefined })],
        ['ip-right'],
      ),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      patentsInvention,
      [right('invention')],
      right('invention'),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
