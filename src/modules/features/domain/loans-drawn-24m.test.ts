import { describe, expect, it } from 'vitest';
import { featureValue, loan, withOneMore } from './feature-case';
import { loansDrawn24m } from './loans-drawn-24m';

describe('loans-drawn-24m', () => {
  it('counts loans drawn', () => {
    expect(
      featureValue(loansDrawn24m, [
        loan('drawn', '2026-01-15'),
        loan('repaid', '2026-04-15'),
        loan('drawn', '2024-10-31'),
      ]),
    ).toBe(1);
  });
  it('is 0 when the city’s feedback has none', () => {
    expect(featureValue(loansDrawn24m, [], ['repayment-feedback'])).toBe(0);
  });
  it('is unknown when the feedback was not received', () => {
    expect(featureValue(loansDrawn24m, [loan('applied', '2026-01-15')])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      loansDrawn24m,
      [loan('drawn', '2026-01-15')],
      loan('drawn', '2026-02-15'),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
