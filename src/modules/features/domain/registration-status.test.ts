import { describe, expect, it } from 'vitest';
import { featureValue, registration, withOneMore } from './feature-case';
import { registrationStatus } from './registration-status';

describe('registration-status', () => {
  it('is the state told last', () => {
    expect(
      featureValue(registrationStatus, [
        registration({ status: 'active' }),
        registration({ status: 'cancelled', approvedOn: '2026-09-12' }),
      ]),
    ).toBe('cancelled');
  });
  it('is unknown without registration', () => {
    expect(featureValue(registrationStatus, [])).toBeUndefined();
  });
  it('is unknown untold', () => {
    expect(featureValue(registrationStatus, [registration({})])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      registrationStatus,
      [registration({ status: 'active' })],
      registration({ status: 'revoked', approvedOn: '2026-10-01' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
