import { describe, expect, it } from 'vitest';
import { featureValue, right, withOneMore } from './feature-case';
import { icLayouts } from './ic-layouts';

describe('ic-layouts', () => {
  it('counts what is live', () => {
    expect(
      featureValue(icLayouts, [
        right('ic-layout'),
        right('ic-layout'),
        right('ic-layout', { status: 'lapsed' }),
        right('ic-layout', { expiresOn: '2026-10-30' }),
        right('invention'),
      ]),
    ).toBe(2);
  });
  it('takes the latest list that only counts', () => {
    expect(
      featureValue(icLayouts, [
        right('ic-layout', { count: 7, registrationNo: undefined, grantedOn: '2024-01-01' }),
        right('ic-layout', { count: 9, registrationNo: undefined, grantedOn: '2025-01-01' }),
      ]),
    ).toBe(9);
  });
  it('is 0 when the city’s data have none', () => {
    expect(featureValue(icLayouts, [], ['ip-right'])).toBe(0);
  });
  it('is unknown when the city’s data were not received', () => {
    expect(featureValue(icLayouts, [])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      icLayouts,
      [right('ic-layout')],
      right('ic-layout'),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
