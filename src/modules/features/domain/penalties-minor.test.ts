import { describe, expect, it } from 'vitest';
import { featureValue, rec, withOneMore } from './feature-case';
import { penaltiesMinor } from './penalties-minor';

describe('penalties-minor', () => {
  it('counts those on display', () => {
    expect(
      featureValue(penaltiesMinor, [
        rec('penalty', { documentNo: '罚1', decidedOn: '2026-08-15', severity: 'minor' }),
        rec('penalty', { documentNo: '罚2', decidedOn: '2026-07-31', severity: 'minor', corrected: true }),
      ]),
    ).toBe(1);
  });
  it('leaves out what its authority stopped displaying', () => {
    expect(
      featureValue(
        penaltiesMinor,
        [
          rec('penalty', {
            documentNo: '罚1',
            decidedOn: '2026-08-15',
            severity: 'minor',
            displayUntil: '2026-10-30',
          }),
        ],
        ['penalty'],
      ),
    ).toBe(0);
  });
  it('keeps an uncorrected one on display', () => {
    expect(
      featureValue(penaltiesMinor, [
        rec('penalty', { documentNo: '罚2', decidedOn: '2026-07-31', severity: 'minor', corrected: false }),
      ]),
    ).toBe(1);
  });
  it('is 0 when the city’s list has none', () => {
    expect(
      featureValue(
        penaltiesMinor,
        [rec('penalty', { documentNo: '罚3', decidedOn: '2026-10-15', severity: 'general' })],
        ['penalty'],
      ),
    ).toBe(0);
  });
  it('is unknown when the city’s list was not received', () => {
    expect(featureValue(penaltiesMinor, [])).toBeUndefined();
  });
  it('is unknown when one of untold severity may be it', () => {
    expect(
      featureValue(
        penaltiesMinor,
        [rec('penalty', { documentNo: '罚4', decidedOn: '2026-10-15' })],
        ['penalty'],
      ),
    ).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      penaltiesMinor,
      [],
      rec('penalty', { documentNo: '罚1', decidedOn: '2026-08-15', severity: 'minor' }),
      ['penalty'],
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
