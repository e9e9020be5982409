import { describe, expect, it } from 'vitest';
import { featureValue, registration, withOneMore } from './feature-case';
import { registeredCapital } from './registered-capital';

describe('registered-capital', () => {
  it('is that of the latest change that tells it', () => {
    expect(
      featureValue(registeredCapital, [
        registration({ registeredCapital: 100_000_000 }),
        registration({ registeredCapital: 500_000_000, approvedOn: '2023-01-01' }),
        registration({ approvedOn: '2024-01-01' }),
      ]),
    ).toBe(500000000);
  });
  it('is unknown without registration', () => {
    expect(featureValue(registeredCapital, [])).toBeUndefined();
  });
  it('is unknown without an amount', () => {
    expect(featureValue(registeredCapital, [registration({})])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      registeredCapital,
      [registration({ registeredCapital: 1 })],
      registration({ registeredCapital: 2, approvedOn: '2024-01-01' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
