import { describe, expect, it } from 'vitest';
import { casesLoanLost } from './cases-loan-lost';
import { courtCase, featureValue, withOneMore } from './feature-case';

const loanSuit = (payload: Readonly<Record<string, unknown>>) =>
  courtCase({ cause: '金融借款合同纠纷', result: 'lost', ...payload });

describe('cases-loan-lost', () => {
  it('counts loan suits lost wholly or partly, however long ago', () => {
    expect(
      featureValue(casesLoanLost, [
        loanSuit({ closedOn: '2026-07-01' }),
        loanSuit({ result: 'partly-lost', filedOn: '2015-01-01', closedOn: '2015-08-01' }),
        loanSuit({ filedOn: '2019-03-01' }),
        loanSuit({ result: 'settled', closedOn: '2026-07-01' }),
        loanSuit({ result: 'pending' }),
        loanSuit({ role: 'plaintiff', closedOn: '2026-07-01' }),
        loanSuit({ role: 'third', closedOn: '2026-07-01' }),
        loanSuit({ cause: '买卖合同纠纷', closedOn: '2026-07-01' }),
        loanSuit({ cause: undefined, closedOn: '2026-07-01' }),
      ]),
    ).toBe(3);
  });
  it('counts one closed on asOf, and leaves out one closed after it', () => {
    const closed = (closedOn: string) =>
      featureValue(casesLoanLost, [loanSuit({ closedOn })], ['court-case']);
    expect([closed('2026-10-31'), closed('2026-11-01')]).toEqual([1, 0]);
  });
  it('is unknown when the city’s list was not received', () => {
    expect(featureValue(casesLoanLost, [])).toBeUndefined();
  });
  it('is unknown with lost suits of another or an untold cause alone', () => {
    expect(
      featureValue(casesLoanLost, [
        loanSuit({ cause: '租赁合同纠纷', closedOn: '2026-07-01' }),
        loanSuit({ cause: undefined, closedOn: '2026-07-01' }),
      ]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      casesLoanLost,
      [loanSuit({ closedOn: '2026-07-01' })],
      loanSuit({ closedOn: '2026-08-01' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
