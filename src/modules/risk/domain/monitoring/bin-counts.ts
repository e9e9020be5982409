import { binOf } from '../scorecard';

/**
 * Firms per bin of a card's feature, the last = missing, of the rows whose source is known alone: where
 * the source is unknown the feature is not asked, and how often that is stands in the missing rates.
 * @param known 1 = the row's source is known; undefined = ask every row
 */
export function binCounts(
  edges: readonly number[],
  values: Float64Array,
  known: Uint8Array | undefined,
): Int32Array {
  const counts = new Int32Array(edges.length + 2);
  for (let row = 0; row < values.length; row++)
    if (known === undefined || known[row] === 1) counts[binOf(edges, values[row]!)]!++;
  return counts;
}
