import { describe, expect, it } from 'vitest';
import { abnormalOperationNow } from './abnormal-operation-now';
import { featureValue, rec, withOneMore } from './feature-case';

describe('abnormal-operation-now', () => {
  it('is 1 on the list', () => {
    expect(featureValue(abnormalOperationNow, [rec('abnormal-operation', { listedOn: '2026-02-01' })])).toBe(
      1,
    );
  });
  it('is 1 until the day of removal', () => {
    expect(
      featureValue(abnormalOperationNow, [
        rec('abnormal-operation', { listedOn: '2026-02-01', removedOn: '2026-11-01' }),
      ]),
    ).toBe(1);
  });
  it('is 0 off the city’s list', () => {
    expect(
      featureValue(
        abnormalOperationNow,
        [rec('abnormal-operation', { listedOn: '2026-02-01', removedOn: '2026-10-31' })],
        ['abnormal-operation'],
      ),
    ).toBe(0);
  });
  it('is unknown when the city’s list was not received', () => {
    expect(featureValue(abnormalOperationNow, [])).toBeUndefined();
  });
  it('is unknown with a removed entry alone', () => {
    expect(
      featureValue(abnormalOperationNow, [
        rec('abnormal-operation', { listedOn: '2026-02-01', removedOn: '2026-10-31' }),
      ]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      abnormalOperationNow,
      [],
      rec('abnormal-operation', { listedOn: '2026-02-01' }),
      ['abnormal-operation'],
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
