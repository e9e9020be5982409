import { describe, expect, it } from 'vitest';
import { copyrights } from './copyrights';
import { featureValue, right, withOneMore } from './feature-case';

describe('copyrights', () => {
  it('counts what is live', () => {
    expect(
      featureValue(copyrights, [
        right('copyright'),
        right('copyright'),
        right('copyright', { status: 'lapsed' }),
        right('copyright', { expiresOn: '2026-10-30' }),
        right('trademark'),
      ]),
    ).toBe(2);
  });
  it('takes the latest list that only counts', () => {
    expect(
      featureValue(copyrights, [
        right('copyright', { count: 7, registrationNo: undefined, grantedOn: '2024-01-01' }),
        right('copyright', { count: 9, registrationNo: undefined, grantedOn: '2025-01-01' }),
      ]),
    ).toBe(9);
  });
  it('is 0 when the city’s data have none', () => {
    expect(featureValue(copyrights, [], ['ip-right'])).toBe(0);
  });
  it('is unknown when the city’s data were not received', () => {
    expect(featureValue(copyrights, [])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      copyrights,
      [right('copyright')],
      right('copyright'),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
