import { describe, expect, it } from 'vitest';
import { featureValue, registration, withOneMore } from './feature-case';
import { industrySection } from './industry-section';

describe('industry-section', () => {
  it('reads a code with its letter', () => {
    expect(featureValue(industrySection, [registration({ industryCode: 'C3011' })])).toBe('C');
  });
  it('reads a code without letter', () => {
    expect(featureValue(industrySection, [registration({ industryCode: '6510' })])).toBe('I');
  });
  it('reads the letter alone', () => {
    expect(featureValue(industrySection, [registration({ industryCode: 'F' })])).toBe('F');
  });
  it('is unknown without registration', () => {
    expect(featureValue(industrySection, [])).toBeUndefined();
  });
  it('is unknown where letter and digits contradict', () => {
    expect(featureValue(industrySection, [registration({ industryCode: 'A3011' })])).toBeUndefined();
  });
  it('is unknown for digits of no division', () => {
    expect(featureValue(industrySection, [registration({ industryCode: '9900' })])).toBeUndefined();
  });
  it('is unknown for other text', () => {
    expect(featureValue(industrySection, [registration({ industryCode: '制造业' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      industrySection,
      [registration({ industryCode: 'C3011' })],
      registration({ industryCode: 'F51', approvedOn: '2024-01-01' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
