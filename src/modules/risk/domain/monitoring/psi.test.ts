import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { psiLevel, psiOf } from './psi';

const bins = (length: number) => fc.array(fc.nat(5000), { minLength: length, maxLength: length });
const two = fc.integer({ min: 2, max: 12 }).chain((n) => fc.tuple(bins(n), bins(n)));
const some = (x: number[]) => x.some((n) => n > 0);

describe('population stability index', () => {
  it('is the sum worked out by hand', () => {
    // 50/50 against 40/60: 0.1 ln(0.5/0.4) − 0.1 ln(0.5/0.6)
    const psi = psiOf([500, 500], [400, 600]);
    expect(psi?.value).toBeCloseTo(0.1 * Math.log(1.25) - 0.1 * Math.log(5 / 6), 12);
    expect(psi).toMatchObject({ n: 1000, base: 1000, chance: 0.002, judged: true });
  });

  it('counts half a firm in an empty cell, and nothing in a bin empty on both sides', () => {
    const psi = psiOf([0, 100, 0], [50, 50, 0]);
    const [p, q] = [0.5 / 100.5, 0.5];
    expect(psi?.value).toBeCloseTo((p - q) * Math.log(p / q) + (1 - p - q) * Math.log((1 - p) / q), 12);
    expect(psi?.chance).toBeCloseTo(0.02, 12);
  });

  it('is unknown where one side has nobody', () => {
    expect(psiOf([0, 0], [1, 2])).toBeUndefined();
    expect(psiOf([1, 2], [0, 0])).toBeUndefined();
    expect(psiLevel(undefined)).toBe('unknown');
  });

  it('judges only where chance alone stays below the watch level', () => {
    const few = psiOf([1, 9, 0, 5], [9, 1, 5, 0]);
    expect(few?.value).toBeGreaterThan(1);
    expect(psiLevel(few)).toBe('unknown');
    expect(psiLevel(psiOf([100, 900], [900, 100]))).toBe('alert');
    expect(psiLevel(psiOf([500, 500], [360, 640]))).toBe('steady');
    expect(psiLevel(psiOf([500, 500], [330, 670]))).toBe('watch');
  });

  it('refuses bins that are not the same bins', () => {
    expect(() => psiOf([1], [1, 2])).toThrow(RangeError);
  });

  it('law: never negative, finite, the same both ways, 0 against itself', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        fc.pre(some(a) && some(b));
        const psi = psiOf(a, b)?.value as number;
        expect(psi).toBeGreaterThanOrEqual(0);
        expect(psi).toBeLessThan(Number.POSITIVE_INFINITY);
        expect(psiOf(b, a)?.value).toBeCloseTo(psi, 12);
        expect(psiOf(a, a)?.value).toBe(0);
      }),
    );
  });

  it('law: the order of the bins does not matter', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        fc.pre(some(a) && some(b));
        const turned = psiOf([...a].reverse(), [...b].reverse())?.value as number;
        expect(psiOf(a, b)?.value).toBeCloseTo(turned, 9);
      }),
    );
  });
});
