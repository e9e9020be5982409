import { SMALLEST_CELL } from '@/modules/rules/domain/breakdown';

/** So many, the first that are not zero, are hidden beside small ones. */
const COVER = 2;

/**
 * Parts of a whole whose sum the bank knows, as it may see them: `undefined` for counts from 1 to 9 and for
 * what is hidden with them. Which ones cover the small ones follows from their place, not from their size:
 * "the next smallest was hidden" would itself say how large it is at most, and with the sum give it away.
 * Nothing is shown where what is hidden sums to so little that it could be guessed. Zeros stay: they say
 * nothing about anybody.
 */
export function veiledCounts(counts: readonly number[]): (number | undefined)[] {
  const places = counts.flatMap((n, at) => (n > 0 ? [at] : []));
  const small = places.filter((at) => counts[at]! < SMALLEST_CELL);
  if (small.length === 0) return [...counts];
  const covered = new Set([...small, ...places.slice(0, COVER)]);
  const sum = [...covered].reduce((n, at) => n + counts[at]!, 0);
  // each is at least 1: what is left for one of them must reach beyond the small counts
  if (covered.size < 2 || sum - (covered.size - 1) < SMALLEST_CELL) return counts.map(() => undefined);
  return counts.map((n, at) => (covered.has(at) ? undefined : n));
}
