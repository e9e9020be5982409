import { describe, expect, it } from 'vitest';
import { featureValue, rec, withOneMore } from './feature-case';
import { penaltiesGeneral } from './penalties-general';

describe('penalties-general', () => {
  it('counts those on display', () => {
    expect(
      featureValue(penaltiesGeneral, [
        rec('penalty', { documentNo: '罚1', decidedOn: '2025-11-15', severity: 'general' }),
        rec('penalty', { documentNo: '罚2', decidedOn: '2023-10-31', severity: 'general', corrected: true }),
      ]),
    ).toBe(1);
  });
  it('leaves out what its authority stopped displaying', () => {
    expect(
      featureValue(
        penaltiesGeneral,
        [
          rec('penalty', {
            documentNo: '罚1',
            decidedOn: '2025-11-15',
            severity: 'general',
            displayUntil: '2026-10-30',
          }),
        ],
        ['penalty'],
      ),
    ).toBe(0);
  });
  it('keeps an uncorrected one on display', () => {
    expect(
      featureValue(penaltiesGeneral, [
        rec('penalty', { documentNo: '罚2', decidedOn: '2023-10-31', severity: 'general', corrected: false }),
      ]),
    ).toBe(1);
  });
  it('is 0 when the city’s list has none', () => {
    expect(
      featureValue(
        penaltiesGeneral,
        [rec('penalty', { documentNo: '罚3', decidedOn: '2026-10-15', severity: 'serious' })],
        ['penalty'],
      ),
    ).toBe(0);
  });
  it('is unknown when the city’s list was not received', () => {
    expect(featureValue(penaltiesGeneral, [])).toBeUndefined();
  });
  it('is unknown when one of untold severity may be it', () => {
    expect(
      featureValue(
        penaltiesGeneral,
        [rec('penalty', { documentNo: '罚4', decidedOn: '2026-10-15' })],
        ['penalty'],
      ),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      penaltiesGeneral,
      [],
      rec('penalty', { documentNo: '罚1', decidedOn: '2025-11-15', severity: 'general' }),
      ['penalty'],
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
