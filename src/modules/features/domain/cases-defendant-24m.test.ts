import { describe, expect, it } from 'vitest';
import { casesDefendant24m } from './cases-defendant-24m';
import { courtCase, featureValue, withOneMore } from './feature-case';

describe('cases-defendant-24m', () => {
  it('counts suits against it of two years', () => {
    expect(
      featureValue(casesDefendant24m, [
        courtCase({}),
        courtCase({ role: 'plaintiff' }),
        courtCase({ filedOn: '2024-10-31' }),
      ]),
    ).toBe(1);
  });
  it('is 0 when the city’s list has none', () => {
    expect(featureValue(casesDefendant24m, [], ['court-case'])).toBe(0);
  });
  it('is unknown when the city’s list was not received', () => {
    expect(featureValue(casesDefendant24m, [])).toBeUndefined();
  });
  it('is unknown with its own suits alone', () => {
    expect(featureValue(casesDefendant24m, [courtCase({ role: 'plaintiff' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      casesDefendant24m,
      [courtCase({})],
      courtCase({}),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
