import { describe, expect, it } from 'vitest';
import { featureValue, right, withOneMore } from './feature-case';
import { trademarks } from './trademarks';

describe('trademarks', () => {
  it('counts what is live', () => {
    expect(
      featureValue(trademarks, [
        right('trademark'),
        right('trademark'),
        right('trademark', { status: 'lapsed' }),
        right('trademark', { expiresOn: '2026-10-30' }),
        right('copyright'),
      ]),
    ).toBe(2);
  });
  it('takes the latest list that only counts', () => {
    expect(
      featureValue(trademarks, [
        right('trademark', { count: 7, registrationNo: undefined, grantedOn: '2024-01-01' }),
        right('trademark', { count: 9, registrationNo: undefined, grantedOn: '2025-01-01' }),
      ]),
    ).toBe(9);
  });
  it('is 0 when the city’s data have none', () => {
    expect(featureValue(trademarks, [], ['ip-right'])).toBe(0);
  });
  it('is unknown when the city’s data were not received', () => {
    expect(featureValue(trademarks, [])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      trademarks,
      [right('trademark')],
      right('trademark'),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
