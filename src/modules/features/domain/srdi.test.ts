import { describe, expect, it } from 'vitest';
import { featureValue, honour, withOneMore } from './feature-case';
import { srdi } from './srdi';

describe('srdi', () => {
  it('is 1 for 专精特新', () => {
    expect(featureValue(srdi, [honour('srdi')])).toBe(1);
  });
  it('is 1 for 小巨人', () => {
    expect(featureValue(srdi, [honour('little-giant')])).toBe(1);
  });
  it('is 0 with other honours, the city’s lists received', () => {
    expect(featureValue(srdi, [honour('high-tech')], ['honour-list'])).toBe(0);
  });
  it('is unknown when the city’s lists were not received', () => {
    expect(featureValue(srdi, [])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(srdi, [], honour('srdi'), [
      'honour-list',
    ]);
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
