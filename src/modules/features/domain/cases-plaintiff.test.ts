import { describe, expect, it } from 'vitest';
import { casesPlaintiff } from './cases-plaintiff';
import { courtCase, featureValue, withOneMore } from './feature-case';

const suit = (payload: Readonly<Record<string, unknown>>) => courtCase({ role: 'plaintiff', ...payload });

describe('cases-plaintiff', () => {
  it('counts suits as plaintiff, whatever the result, however long ago', () => {
    expect(
      featureValue(casesPlaintiff, [
        suit({ result: 'won', filedOn: '2015-01-01', closedOn: '2015-08-01' }),
        suit({ result: 'lost', cause: '民间借贷纠纷', closedOn: '2026-07-01' }),
        suit({ result: 'pending' }),
        suit({}),
        courtCase({ role: 'defendant', result: 'lost' }),
        courtCase({ role: 'third' }),
      ]),
    ).toBe(4);
  });
  it('counts one closed after asOf, pending on it; leaves out one filed after it', () => {
    const value = (payload: Readonly<Record<string, unknown>>) =>
      featureValue(casesPlaintiff, [suit(payload)], ['court-case']);
    expect([
      value({ filedOn: '2026-10-31', result: 'won', closedOn: '2026-11-03' }),
      value({ filedOn: '2026-11-01' }),
    ]).toEqual([1, 0]);
  });
  it('is 0 when the city’s list has none', () => {
    expect(featureValue(casesPlaintiff, [], ['court-case'])).toBe(0);
  });
  it('is unknown when the city’s list was not received', () => {
    expect(featureValue(casesPlaintiff, [courtCase({ result: 'lost' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(casesPlaintiff, [suit({})], suit({}));
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
