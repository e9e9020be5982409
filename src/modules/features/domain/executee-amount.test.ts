import { describe, expect, it } from 'vitest';
import { executeeAmount } from './executee-amount';
import { featureValue, rec, withOneMore } from './feature-case';

describe('executee-amount', () => {
  it('adds what stands on the list', () => {
    expect(
      featureValue(executeeAmount, [
        rec('dishonest-executee', { caseNo: '执1', listedOn: '2026-02-01', amount: 500 }),
        rec('dishonest-executee', {
          caseNo: '执1',
          listedOn: '2026-02-01',
          amount: 70,
          removedOn: '2026-10-31',
        }),
        rec('dishonest-executee', {
          caseNo: '执1',
          listedOn: '2026-02-01',
          amount: 30,
          removedOn: '2026-11-01',
        }),
      ]),
    ).toBe(530);
  });
  it('is 0 when the city’s list has none', () => {
    expect(featureValue(executeeAmount, [], ['dishonest-executee'])).toBe(0);
  });
  it('is unknown when the city’s list was not received', () => {
    expect(featureValue(executeeAmount, [])).toBeUndefined();
  });
  it('is unknown on the list for an untold sum', () => {
    expect(
      featureValue(
        executeeAmount,
        [rec('dishonest-executee', { caseNo: '执1', listedOn: '2026-02-01' })],
        ['dishonest-executee'],
      ),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      executeeAmount,
      [],
      rec('dishonest-executee', { caseNo: '执1', listedOn: '2026-02-01', amount: 500 }),
      ['dishonest-executee'],
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
