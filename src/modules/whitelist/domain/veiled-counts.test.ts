import fc from 'fast-check';
import { expect, it } from 'vitest';
import { veiledCounts } from './veiled-counts';

/** Every way to write `total` as counts that agree with what is shown. */
function candidates(shown: readonly (number | undefined)[], total: number): number[][] {
  const [first, ...rest] = shown;
  if (shown.length === 0) return total === 0 ? [[]] : [];
  const options = first === undefined ? Array.from({ length: total + 1 }, (_, n) => n) : [first];
  return options.flatMap((n) => (n > total ? [] : candidates(rest, total - n).map((c) => [n, ...c])));
}

it('shows what is large, and hides the small ones with company', () => {
  const no = undefined;
  expect(veiledCounts([40, 12, 0, 25])).toEqual([40, 12, 0, 25]);
  expect(veiledCounts([40, 3, 0, 25])).toEqual([no, no, 0, 25]);
  expect(veiledCounts([40, 12, 3, 25])).toEqual([no, no, no, 25]);
  expect(veiledCounts([12, 12, 9])).toEqual([no, no, no]);
  expect(veiledCounts([4, 0, 0, 0])).toEqual([no, no, no, no]);
  expect(veiledCounts([1, 1, 25])).toEqual([no, no, no]);
  expect(veiledCounts([0, 30, 0])).toEqual([0, 30, 0]);
});

it('leaves several possible values to every hidden count, also for who knows the sum and the method', () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 15 }));
  fc.assert(
    fc.property(fc.array(count, { minLength: 2, maxLength: 4 }), (counts) => {
      const shown = veiledCounts(counts);
      expect(shown).toEqual(counts.map((n, at) => (shown[at] === undefined ? undefined : n)));
      expect(shown.some((s) => s !== undefined && s > 0 && s < 10)).toBe(false);
      if (shown.every((s) => s !== undefined)) return;
      const total = counts.reduce((a, b) => a + b, 0);
      const same = candidates(shown, total).filter(
        (c) => JSON.stringify(veiledCounts(c)) === JSON.stringify(shown),
      );
      shown.forEach((s, at) => {
        if (s !== undefined || total < 2) return;
        expect(new Set(same.map((c) => c[at])).size, JSON.stringify({ counts, shown })).toBeGreaterThan(1);
      });
    }),
    { numRuns: 120 },
  );
});
