import { describe, expect, it } from 'vitest';
import { featureValue, honour, withOneMore } from './feature-case';
import { honoursLive } from './honours-live';

describe('honours-live', () => {
  it('counts each kind once', () => {
    expect(
      featureValue(honoursLive, [
        honour('srdi'),
        honour('srdi', { grantedOn: '2024-11-15' }),
        honour('gazelle'),
        honour('interest-subsidy'),
      ]),
    ).toBe(2);
  });
  it('leaves out what ended', () => {
    expect(featureValue(honoursLive, [honour('srdi', { validUntil: '2026-10-30' })], ['honour-list'])).toBe(
      0,
    );
  });
  it('is unknown when the city’s lists were not received', () => {
    expect(featureValue(honoursLive, [])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      honoursLive,
      [honour('srdi')],
      honour('gazelle'),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
