import { describe, expect, it } from 'vitest';
import { district } from './district';
import { featureValue, registration, withOneMore } from './feature-case';

describe('district', () => {
  it('is where the latest change put it', () => {
    expect(
      featureValue(district, [
        registration({ districtCode: '120103' }),
        registration({ districtCode: '120116', approvedOn: '2022-01-01' }),
      ]),
    ).toBe('120116');
  });
  it('is unknown without registration', () => {
    expect(featureValue(district, [])).toBeUndefined();
  });
  it('is unknown outside Tianjin', () => {
    expect(featureValue(district, [registration({ districtCode: '110105' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      district,
      [registration({ districtCode: '120103' })],
      registration({ districtCode: '120111', approvedOn: '2024-01-01' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
