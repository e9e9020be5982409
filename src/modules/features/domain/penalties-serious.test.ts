import { describe, expect, it } from 'vitest';
import { featureValue, rec, withOneMore } from './feature-case';
import { penaltiesSerious } from './penalties-serious';

describe('penalties-serious', () => {
  it('counts those on display', () => {
    expect(
      featureValue(penaltiesSerious, [
        rec('penalty', { documentNo: '罚1', decidedOn: '2024-01-15', severity: 'serious' }),
        rec('penalty', { documentNo: '罚2', decidedOn: '2023-10-31', severity: 'serious', corrected: true }),
      ]),
    ).toBe(1);
  });
  it('leaves out what its authority stopped displaying', () => {
    expect(
      featureValue(
        penaltiesSerious,
        [
          rec('penalty', {
            documentNo: '罚1',
            decidedOn: '2024-01-15',
            severity: 'serious',
            displayUntil: '2026-10-30',
          }),
        ],
        ['penalty'],
      ),
    ).toBe(0);
  });
  it('keeps an uncorrected one on display', () => {
    expect(
      featureValue(penaltiesSerious, [
        rec('penalty', { documentNo: '罚2', decidedOn: '2023-10-31', severity: 'serious', corrected: false }),
      ]),
    ).toBe(1);
  });
  it('is 0 when the city’s list has none', () => {
    expect(
      featureValue(
        penaltiesSerious,
        [rec('penalty', { documentNo: '罚3', decidedOn: '2026-10-15', severity: 'minor' })],
        ['penalty'],
      ),
    ).toBe(0);
  });
  it('is unknown when the city’s list was not received', () => {
    expect(featureValue(penaltiesSerious, [])).toBeUndefined();
  });
  it('is unknown when one of untold severity may be it', () => {
    expect(
      featureValue(
        penaltiesSerious,
        [rec('penalty', { documentNo: '罚4', decidedOn: '2026-10-15' })],
        ['penalty'],
      ),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      penaltiesSerious,
      [],
      rec('penalty', { documentNo: '罚1', decidedOn: '2024-01-15', severity: 'serious' }),
      ['penalty'],
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
