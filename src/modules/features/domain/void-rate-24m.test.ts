import { describe, expect, it } from 'vitest';
import { featureValue, sale, withOneMore } from './feature-case';
import { voidRate24m } from './void-rate-24m';

describe('void-rate-24m', () => {
  it('is void invoices in all, by number', () => {
    expect(
      featureValue(voidRate24m, [
        sale('2026-10-01', 5),
        sale('2026-10-01', -5),
        sale('2026-10-01', 5),
        sale('2026-10-01', 5, { status: 'void' }),
      ]),
    ).toBeCloseTo(0.25, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(voidRate24m, [])).toBeUndefined();
  });
  it('is unknown with older invoices alone', () => {
    expect(featureValue(voidRate24m, [sale('2024-10-01', 5)])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      voidRate24m,
      [sale('2026-09-01', 5)],
      sale('2026-10-01', 5, { status: 'void' }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
