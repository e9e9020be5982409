import type { Instant, IsoDate } from '@/kernel/period';
import type { SourceKey } from '@/modules/ingestion/domain/source';
import { CATALOGUE, dictionaryOf } from './catalogue';
import type { SnapshotManifest } from './snapshot';

/** The manifest as it is kept: with the lists that were complete for the city. */
export type KeptManifest = SnapshotManifest & { readonly covered: readonly SourceKey[] };

export const featureVersions = (): SnapshotManifest['features'] =>
  CATALOGUE.map(({ key, version }) => ({ key, version }));

export const dictionaries = (): SnapshotManifest['dictionaries'] =>
  Object.fromEntries(CATALOGUE.filter((f) => f.type === 'code').map((f) => [f.key, dictionaryOf(f)]));

/** S-20261031-<first 10 hex of the Arrow file's sha256> */
export function snapshotId(asOf: IsoDate, arrowSha256: string): string {
  return `S-${asOf.replaceAll('-', '')}-${arrowSha256.slice(0, 10)}`;
}

/** Why a snapshot cannot be the base of an incremental build; undefined when it can. */
export function baseRefusal(
  base: KeptManifest,
  wanted: { readonly asOf: IsoDate; readonly knownAt: Instant; readonly covered: readonly SourceKey[] },
): 'as-of-differs' | 'known-later' | 'features-differ' | 'coverage-differs' | undefined {
  if (base.asOf !== wanted.asOf) return 'as-of-differs';
  if (base.knownAt > wanted.knownAt) return 'known-later';
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  if (!same(base.features, featureVersions())) return 'features-differ';
  if (CATALOGUE.some((f) => f.type === 'code' && !same(base.dictionaries[f.key], dictionaryOf(f))))
    return 'features-differ';
  if (!same(base.covered, wanted.covered)) return 'coverage-differs';
  return undefined;
}
