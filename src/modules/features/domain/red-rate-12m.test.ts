import { describe, expect, it } from 'vitest';
import { featureValue, sale, withOneMore } from './feature-case';
import { redRate12m } from './red-rate-12m';

describe('red-rate-12m', () => {
  it('is red invoices in valid ones, by number, negative ones being red', () => {
    expect(
      featureValue(redRate12m, [
        sale('2026-10-01', 5),
        sale('2026-10-01', -5),
        sale('2026-10-01', 0, { red: true }),
        sale('2026-10-01', 7),
        sale('2026-10-01', -5, { status: 'void' }),
      ]),
    ).toBeCloseTo(0.5, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(redRate12m, [])).toBeUndefined();
  });
  it('is unknown with void invoices alone', () => {
    expect(featureValue(redRate12m, [sale('2026-10-01', 5, { status: 'void' })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      redRate12m,
      [sale('2026-09-01', 5)],
      sale('2026-10-01', -5),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
