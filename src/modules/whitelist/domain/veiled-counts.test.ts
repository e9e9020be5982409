import fc from 'fast-check';
import { expect, it } from 'vitest';
import { veiledCounts } from './veiled-counts';

/** Whether `at` may as well be another number: some of it moved to another place gives the same answer. */
function ambiguous(counts: readonly number[], at: number): boolean {
  const shown = JSON.stringify(veiledCounts(counts));
  const moves = counts.flatMap((_, to) =>
    to === at ? [] : Array.from({ length: 19 }, (_, i) => [to, i - 9]),
  );
  return moves.some(([to, by]) => {
    if (by === 0) return false;
    const other = counts.map((n, i) => (i === at ? n + by! : i === to ? n - by! : n));
    return other.every((n) => n >= 0) && JSON.stringify(veiledCounts(other)) === shown;
  });
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
  const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(fc.array(count, { minLength: 2, maxLength: 6 }), (counts) => {
      const shown = veiledCounts(counts);
      expect(shown).toEqual(counts.map((n, at) => (shown[at] === undefined ? undefined : n)));
      expect(shown.some((s) => s !== undefined && s > 0 && s < 10)).toBe(false);
      counts.forEach((_, at) => {
        if (shown[at] === undefined && counts.some((n, i) => i !== at && n > 0))
          expect(ambiguous(counts, at), JSON.stringify({ counts, shown, at })).toBe(true);
      });
    }),
  );
});
