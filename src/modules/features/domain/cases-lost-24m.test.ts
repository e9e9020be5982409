import { describe, expect, it } from 'vitest';
import { casesLost24m } from './cases-lost-24m';
import { courtCase, featureValue, withOneMore } from './feature-case';

describe('cases-lost-24m', () => {
  it('counts suits lost wholly or partly', () => {
    expect(
      featureValue(casesLost24m, [
        courtCase({ result: 'lost', closedOn: '2026-07-01' }),
        courtCase({ result: 'partly-lost', filedOn: '2023-01-01', closedOn: '2025-02-01' }),
        courtCase({ result: 'settled', closedOn: '2026-07-01' }),
      ]),
    ).toBe(2);
  });
  it('leaves out one closed after asOf', () => {
    expect(
      featureValue(casesLost24m, [courtCase({ result: 'lost', closedOn: '2026-11-01' })], ['court-case']),
    ).toBe(0);
  });
  it('is unknown when the city’s list was not received', () => {
    expect(featureValue(casesLost24m, [])).toBeUndefined();
  });
  it('is unknown with pending suits alone', () => {
    expect(featureValue(casesLost24m, [courtCase({ result: 'pending' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      casesLost24m,
      [courtCase({ result: 'lost', closedOn: '2026-07-01' })],
      courtCase({ result: 'lost', closedOn: '2026-08-01' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
