import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownParts, shownScore, signedPoints } from './shown-points';

const tenths = (values: readonly number[]) => values.reduce((sum, v) => sum + Math.round(v * 10), 0);
const grains = fc.integer({ min: -64 * 80, max: 64 * 80 }).map((g) => g / 64);
const line = (points: number) =>
  ({ points }) as Parameters<typeof shownScore>[0]['sources'][number]['lines'][number];

describe('parts as they are shown', () => {
  it('give the tenth that is left over to the largest remainder, ties to the first', () => {
    expect(shownParts([1.26, 1.27, 1.27], 3.8)).toEqual([1.2, 1.3, 1.3]);
    expect(shownParts([0.05, 0.05], 0.1)).toEqual([0.1, 0]);
    expect(shownParts([-0.05, 0.05], 0)).toEqual([0, 0]);
  });
  it('are not bent to a total that is not theirs', () => {
    expect(shownParts([1, 2], 3.3)).toBeUndefined();
    expect(shownParts([], 0)).toEqual([]);
    expect(shownParts([], 0.1)).toBeUndefined();
    expect(shownParts([Number.NaN], 1)).toBeUndefined();
  });
});

describe('a score as it is shown', () => {
  it('adds up at both levels, each part within a tenth of itself', () => {
    fc.assert(
      fc.property(grains, fc.array(fc.array(grains, { maxLength: 12 }), { maxLength: 5 }), (base, given) => {
        const sources = given.map((points) => ({
          points: points.reduce((a, b) => a + b, 0),
          lines: points.map(line),
        }));
        const score = sources.reduce((sum, s) => sum + s.points, base);
        const shown = shownScore({ score, base, sources })!;
        expect(tenths([shown.base, ...shown.sources.map((s) => s.points)])).toBe(tenths([shown.score]));
        shown.sources.forEach((s, i) => {
          expect(tenths(s.lines)).toBe(tenths([s.points]));
          s.lines.forEach((l, j) => {
            expect(Math.abs(l - sources[i]!.lines[j]!.points)).toBeLessThan(0.1 + 1e-6);
          });
        });
      }),
    );
  });
  it('is not shown at all when its points are not the score’s', () => {
    expect(
      shownScore({ score: 601, base: 590, sources: [{ points: 10, lines: [line(10)] }] }),
    ).toBeUndefined();
    expect(
      shownScore({ score: 600, base: 590, sources: [{ points: 10, lines: [line(4)] }] }),
    ).toBeUndefined();
  });
  it('has a sign that can be read', () => {
    expect([12.5, -3, 0, -0].map(signedPoints)).toEqual(['＋12.5', '－3.0', '0.0', '0.0']);
  });
});
