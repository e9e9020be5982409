import { describe, expect, it } from 'vitest';
import { ageMonths } from './age-months';
import { featureValue, registration, withOneMore } from './feature-case';

describe('age-months', () => {
  it('counts whole months from the day of establishment', () => {
    expect(featureValue(ageMonths, [registration({ establishedOn: '2020-05-20' })])).toBe(77);
  });
  it('is unknown without registration', () => {
    expect(featureValue(ageMonths, [])).toBeUndefined();
  });
  it('is unknown without the day', () => {
    expect(featureValue(ageMonths, [registration({})])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      ageMonths,
      [registration({ establishedOn: '2020-05-20' })],
      registration({ establishedOn: '2019-05-20', approvedOn: '2021-01-01' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
