import { describe, expect, it } from 'vitest';
import { featureValue, registration, withOneMore } from './feature-case';
import { zone } from './zone';

describe('zone', () => {
  it('is the zone told', () => {
    expect(featureValue(zone, [registration({ districtCode: '120116', zone: 'teda' })])).toBe('teda');
  });
  it('is none outside Binhai, where all zones lie', () => {
    expect(featureValue(zone, [registration({ districtCode: '120103' })])).toBe('none');
  });
  it('does not outlive a move', () => {
    expect(
      featureValue(zone, [
        registration({ districtCode: '120116', zone: 'teda' }),
        registration({ districtCode: '120103', approvedOn: '2022-01-01' }),
      ]),
    ).toBe('none');
  });
  it('is unknown without registration', () => {
    expect(featureValue(zone, [])).toBeUndefined();
  });
  it('is unknown in Binhai with no zone told', () => {
    expect(featureValue(zone, [registration({ districtCode: '120116' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      zone,
      [registration({ districtCode: '120103' })],
      registration({ districtCode: '120116', zone: 'eco-city', approvedOn: '2024-01-01' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
