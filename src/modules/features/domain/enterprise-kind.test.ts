import { describe, expect, it } from 'vitest';
import { enterpriseKind } from './enterprise-kind';
import { featureValue, registration, withOneMore } from './feature-case';

describe('enterprise-kind', () => {
  it('is the kind told last', () => {
    expect(
      featureValue(enterpriseKind, [
        registration({ kind: 'individual' }),
        registration({ kind: 'company', approvedOn: '2022-01-01' }),
      ]),
    ).toBe('company');
  });
  it('is unknown without registration', () => {
    expect(featureValue(enterpriseKind, [])).toBeUndefined();
  });
  it('is unknown untold', () => {
    expect(featureValue(enterpriseKind, [registration({})])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      enterpriseKind,
      [registration({ kind: 'individual' })],
      registration({ kind: 'company', approvedOn: '2024-01-01' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
