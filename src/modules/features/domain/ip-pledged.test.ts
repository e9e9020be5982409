import { describe, expect, it } from 'vitest';
import { featureValue, right, withOneMore } from './feature-case';
import { ipPledged } from './ip-pledged';

describe('ip-pledged', () => {
  it('counts live rights pledged', () => {
    expect(
      featureValue(ipPledged, [
        right('invention', { pledged: true }),
        right('trademark', { pledged: true, status: 'lapsed' }),
        right('design', { pledged: false }),
      ]),
    ).toBe(1);
  });
  it('is 0 when none is, the city’s data received', () => {
    expect(featureValue(ipPledged, [right('design', { pledged: false })], ['ip-right'])).toBe(0);
  });
  it('is unknown when the city’s data were not received', () => {
    expect(featureValue(ipPledged, [right('design', { pledged: false })])).toBeUndefined();
  });
  it('is unknown when nobody says', () => {
    expect(featureValue(ipPledged, [right('design')], ['ip-right'])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      ipPledged,
      [right('design', { pledged: true })],
      right('invention', { pledged: true }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
