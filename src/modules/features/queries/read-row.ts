import type { FeatureValue } from '../domain/feature';
import { rowAt } from '../domain/row-at';
import type { Snapshot } from '../domain/snapshot';

/**
 * Reader of one enterprise's features: a number, a code as its text, undefined = unknown (a key the
 * snapshot does not hold too).
 * @returns undefined when the enterprise is not in the snapshot
 */
export function readRow(
  snapshot: Snapshot,
  enterpriseId: bigint,
): ((feature: string) => FeatureValue) | undefined {
  const row = rowAt(snapshot.enterpriseId, enterpriseId);
  if (row === undefined) return undefined;
  return (feature) => {
    if (!snapshot.has(feature)) return undefined;
    const value = snapshot.column(feature)[row]!;
    if (Number.isNaN(value)) return undefined;
    const dictionary = snapshot.manifest.dictionaries[feature];
    return dictionary ? dictionary[value] : value;
  };
}
