import { describe, expect, it } from 'vitest';
import { featureValue, meter, withOneMore } from './feature-case';
import { water12m } from './water-12m';

describe('water-12m', () => {
  it('adds the months read, of this kind alone', () => {
    expect(
      featureValue(water12m, [
        meter('water', '2025-10', { quantity: 9 }),
        meter('water', '2025-11', { quantity: 100.5 }),
        meter('water', '2026-10', { quantity: 50.25 }),
        meter('gas', '2026-10', { quantity: 7 }),
      ]),
    ).toBeCloseTo(150.75, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(water12m, [])).toBeUndefined();
  });
  it('is unknown with older months alone', () => {
    expect(featureValue(water12m, [meter('water', '2025-10', { quantity: 9 })])).toBeUndefined();
  });
  it('is unknown with another kind alone', () => {
    expect(featureValue(water12m, [meter('gas', '2026-10', { quantity: 9 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      water12m,
      [meter('water', '2026-09', { quantity: 9 })],
      meter('water', '2026-10', { quantity: 9 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
