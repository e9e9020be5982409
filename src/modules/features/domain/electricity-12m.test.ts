import { describe, expect, it } from 'vitest';
import { electricity12m } from './electricity-12m';
import { featureValue, meter, withOneMore } from './feature-case';

describe('electricity-12m', () => {
  it('adds the months read, of this kind alone', () => {
    expect(
      featureValue(electricity12m, [
        meter('electricity', '2025-10', { quantity: 9 }),
        meter('electricity', '2025-11', { quantity: 100.5 }),
        meter('electricity', '2026-10', { quantity: 50.25 }),
        meter('water', '2026-10', { quantity: 7 }),
      ]),
    ).toBeCloseTo(150.75, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(electricity12m, [])).toBeUndefined();
  });
  it('is unknown with older months alone', () => {
    expect(featureValue(electricity12m, [meter('electricity', '2025-10', { quantity: 9 })])).toBeUndefined();
  });
  it('is unknown with another kind alone', () => {
    expect(featureValue(electricity12m, [meter('water', '2026-10', { quantity: 9 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      electricity12m,
      [meter('electricity', '2026-09', { quantity: 9 })],
      meter('electricity', '2026-10', { quantity: 9 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
