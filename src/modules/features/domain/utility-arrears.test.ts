import { describe, expect, it } from 'vitest';
import { featureValue, meter, withOneMore } from './feature-case';
import { utilityArrears } from './utility-arrears';

describe('utility-arrears', () => {
  it('adds the latest word on each kind', () => {
    expect(
      featureValue(utilityArrears, [
        meter('electricity', '2026-08', { arrears: 900 }),
        meter('electricity', '2026-10', { arrears: 70 }),
        meter('gas', '2026-06', { arrears: 5 }),
      ]),
    ).toBe(75);
  });
  it('is unknown without records', () => {
    expect(featureValue(utilityArrears, [])).toBeUndefined();
  });
  it('is unknown where arrears were not sent', () => {
    expect(featureValue(utilityArrears, [meter('gas', '2026-10', { quantity: 3 })])).toBeUndefined();
  });
  it('is unknown when the last word is older than a year', () => {
    expect(featureValue(utilityArrears, [meter('gas', '2025-10', { arrears: 5 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      utilityArrears,
      [meter('gas', '2026-09', { arrears: 5 })],
      meter('gas', '2026-10', { arrears: 0 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
