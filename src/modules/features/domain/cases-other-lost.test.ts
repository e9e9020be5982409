import { describe, expect, it } from 'vitest';
import { casesOtherLost } from './cases-other-lost';
import { courtCase, featureValue, withOneMore } from './feature-case';

const suit = (payload: Readonly<Record<string, unknown>>) =>
  courtCase({ cause: '买卖合同纠纷', result: 'lost', ...payload });

describe('cases-other-lost', () => {
  it('counts suits of any other cause lost wholly or partly, however long ago', () => {
    expect(
      featureValue(casesOtherLost, [
        suit({ closedOn: '2026-07-01' }),
        suit({ cause: '追索劳动报酬纠纷', result: 'partly-lost', filedOn: '2015-01-01' }),
        suit({ result: 'withdrawn', closedOn: '2026-07-01' }),
        suit({ role: 'plaintiff', closedOn: '2026-07-01' }),
        suit({ cause: '民间借贷纠纷', closedOn: '2026-07-01' }),
      ]),
    ).toBe(2);
  });
  it('counts a lost suit of untold cause', () => {
    expect(featureValue(casesOtherLost, [suit({ cause: undefined, closedOn: '2026-07-01' })])).toBe(1);
  });
  it('counts one closed on asOf, and leaves out one closed after it', () => {
    const closed = (closedOn: string) => featureValue(casesOtherLost, [suit({ closedOn })], ['court-case']);
    expect([closed('2026-10-31'), closed('2026-11-01')]).toEqual([1, 0]);
  });
  it('is unknown when the city’s list was not received', () => {
    expect(featureValue(casesOtherLost, [])).toBeUndefined();
  });
  it('is unknown with a lost loan suit alone', () => {
    expect(featureValue(casesOtherLost, [suit({ cause: '借款合同纠纷' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      casesOtherLost,
      [suit({ closedOn: '2026-07-01' })],
      suit({ closedOn: '2026-08-01' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
