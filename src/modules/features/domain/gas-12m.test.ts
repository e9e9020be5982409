import { describe, expect, it } from 'vitest';
import { featureValue, meter, withOneMore } from './feature-case';
import { gas12m } from './gas-12m';

describe('gas-12m', () => {
  it('adds the months read, of this kind alone', () => {
    expect(
      featureValue(gas12m, [
        meter('gas', '2025-10', { quantity: 9 }),
        meter('gas', '2025-11', { quantity: 100.5 }),
        meter('gas', '2026-10', { quantity: 50.25 }),
        meter('electricity', '2026-10', { quantity: 7 }),
      ]),
    ).toBeCloseTo(150.75, 12);
  });
  it('is unknown without records', () => {
    expect(featureValue(gas12m, [])).toBeUndefined();
  });
  it('is unknown with older months alone', () => {
    expect(featureValue(gas12m, [meter('gas', '2025-10', { quantity: 9 })])).toBeUndefined();
  });
  it('is unknown with another kind alone', () => {
    expect(featureValue(gas12m, [meter('electricity', '2026-10', { quantity: 9 })])).toBeUndefined();
  });
  it('does not change by a record learnt later, or of a later day', () => {
    const { without, learntLater, ofTomorrow, inTime } = withOneMore(
      gas12m,
      [meter('gas', '2026-09', { quantity: 9 })],
      meter('gas', '2026-10', { quantity: 9 }),
    );
    expect([learntLater, ofTomorrow]).toEqual([without, without]);
    expect(inTime).not.toEqual(without);
  });
});
