import { describe, expect, it } from 'vitest';
import { featureValue, honour, withOneMore } from './feature-case';
import { highTech } from './high-tech';

describe('high-tech', () => {
  it('is 1 for three years where no end is told', () => {
    expect(featureValue(highTech, [honour('high-tech', { grantedOn: '2023-11-15' })])).toBe(1);
  });
  it('is 1 to the stated end', () => {
    expect(featureValue(highTech, [honour('high-tech', { validUntil: '2026-10-31' })])).toBe(1);
  });
  it('is 1 by a list that names its year', () => {
    expect(featureValue(highTech, [honour('high-tech', { grantedOn: undefined, year: 2023 })])).toBe(1);
  });
  it('is 0 once it ended', () => {
    expect(featureValue(highTech, [honour('high-tech', { grantedOn: '2023-10-31' })], ['honour-list'])).toBe(
      0,
    );
  });
  it('is unknown when the city’s lists were not received', () => {
    expect(featureValue(highTech, [honour('srdi')])).toBeUndefined();
  });
  it('is unknown once it ended, without the city’s lists', () => {
    expect(featureValue(highTech, [honour('high-tech', { grantedOn: '2023-10-31' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(highTech, [], honour('high-tech'), [
      'honour-list',
    ]);
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
