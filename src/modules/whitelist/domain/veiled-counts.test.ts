import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

function expectVeiled(counts: readonly number[]): void {
  const shown = veiledCounts(counts);
  const why = JSON.stringify({ counts, shown });
  expect(shown, why).toEqual(counts.map((n, at) => (shown[at] === undefined ? undefined : n)));
  expect(
    shown.some((s) => s !== undefined && s > 0 && s < 10),
    why,
  ).toBe(false);
  counts.forEach((_, at) => {
    if (shown[at] === undefined && counts.some((n, i) => i !== at && n > 0))
      expect(ambiguous(counts, at), why).toBe(true);
  });
}

describe('leaves several possible values to every hidden count, also for who knows the sum and the method', () => {
  it('of three, every case around ten', () => {
    const values = [0, 1, 2, 8, 9, 10, 11, 12, 13];
    for (const a of values) for (const b of values) for (const c of values) expectVeiled([a, b, c]);
  });
  it('of up to six, at random', () => {
    const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 13 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(fc.property(fc.array(count, { minLength: 2, maxLength: 6 }), expectVeiled));
  });
});
