import { describe, expect, it } from 'vitest';
import { featureValue, rec, withOneMore } from './feature-case';
import { onExclusionList } from './on-exclusion-list';

describe('on-exclusion-list', () => {
  it('is 1 on the list of the seriously dishonest', () => {
    expect(
      featureValue(onExclusionList, [
        rec('serious-dishonesty-list', { listName: '重大税收违法失信主体', listedOn: '2026-02-01' }),
      ]),
    ).toBe(1);
  });
  it('is 1 as a dishonest executee', () => {
    expect(
      featureValue(onExclusionList, [rec('dishonest-executee', { caseNo: '执1', listedOn: '2026-02-01' })]),
    ).toBe(1);
  });
  it('is 0 on neither list of the city', () => {
    expect(
      featureValue(
        onExclusionList,
        [
          rec('serious-dishonesty-list', {
            listName: '重大税收违法失信主体',
            listedOn: '2026-02-01',
            removedOn: '2026-10-31',
          }),
        ],
        ['serious-dishonesty-list', 'dishonest-executee'],
      ),
    ).toBe(0);
  });
  it('is unknown when one list was not received', () => {
    expect(featureValue(onExclusionList, [], ['dishonest-executee'])).toBeUndefined();
  });
  it('is unknown with a removed entry alone', () => {
    expect(
      featureValue(onExclusionList, [
        rec('serious-dishonesty-list', {
          listName: '重大税收违法失信主体',
          listedOn: '2026-02-01',
          removedOn: '2026-10-31',
        }),
      ]),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      onExclusionList,
      [],
      rec('serious-dishonesty-list', { listName: '重大税收违法失信主体', listedOn: '2026-02-01' }),
      ['serious-dishonesty-list', 'dishonest-executee'],
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
