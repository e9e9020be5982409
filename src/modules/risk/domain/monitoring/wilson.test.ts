import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharesDiffer, wilson95 } from './wilson';

describe('wilson interval', () => {
  it.each([
    [0, 10, 0, 0.27753],
    [1, 10, 0.01787, 0.40415],
    [5, 100, 0.02154, 0.11175],
    [81, 263, 0.25527, 0.36621],
    [10, 10, 0.72247, 1],
  ])('%d of %d', (hits, n, low, high) => {
    const at = wilson95(hits, n);
    expect(at.low).toBeCloseTo(low, 4);
    expect(at.high).toBeCloseTo(high, 4);
  });

  it('law: holds the share, inside 0 and 1, mirrored for the opposite', () => {
    const counts = fc.integer({ min: 0, max: 1e6 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([hits, n]) => {
        const { low, high } = wilson95(hits, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        if (n === 0) return;
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(wilson95(n - hits, n).high).toBeCloseTo(1 - low, 9);
      }),
    );
  });
});

describe('shares that differ', () => {
  it('differ by more than chance only where there are enough', () => {
    expect(sharesDiffer(15, 30, 21, 30)).toBe(false);
    expect(sharesDiffer(150, 300, 210, 300)).toBe(true);
    expect(sharesDiffer(0, 30, 0, 30)).toBe(false);
    expect(sharesDiffer(30, 30, 30, 30)).toBe(false);
    expect(sharesDiffer(0, 0, 5, 30)).toBe(false);
  });
});
