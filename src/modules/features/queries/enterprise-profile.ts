import type { Instant, IsoDate } from '@/kernel/period';
import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import type { ConsentCategory, SourceKey } from '@/modules/ingestion/domain/source';
import { CATALOGUE } from '../domain/catalogue';
import type { FeatureKey, FeatureValue } from '../domain/feature';
import { assertOwn, snapshotOf } from './snapshot-of';
import { type SourceFreshness, sourceFreshness } from './source-freshness';

export type ProfileFeature = {
  readonly key: FeatureKey;
  readonly label: string;
  readonly window: string;
  readonly missing: string;
  readonly consent: ConsentCategory;
  readonly sources: readonly SourceKey[];
  /** undefined = unknown */
  readonly value: FeatureValue;
  /** latest event the enterprise has in its sources now */
  readonly dataDate: IsoDate | undefined;
};
export type EnterpriseProfile = {
  readonly snapshot: { readonly id: string; readonly asOf: IsoDate; readonly knownAt: Instant };
  readonly features: readonly ProfileFeature[];
  readonly freshness: readonly SourceFreshness[];
};

/**
 * 我的信用: every feature of an enterprise in a snapshot (the latest unless named), and how fresh each
 * source is.
 * @throws AppError forbidden (another enterprise), not-found (snapshot, or enterprise not in it)
 */
export async function enterpriseProfile(
  scope: EnterpriseScope | OperatorScope,
  asked: { enterpriseId: bigint; snapshot?: string },
): Promise<EnterpriseProfile> {
  assertOwn(scope, asked.enterpriseId);
  const { snapshot, read } = await snapshotOf(asked.enterpriseId, asked.snapshot);
  const freshness = await sourceFreshness(asked.enterpriseId);
  const latest = new Map(freshness.map((f) => [f.source, f.latestEvent]));
  const { id, asOf, knownAt } = snapshot.manifest;
  return {
    snapshot: { id, asOf, knownAt },
    features: CATALOGUE.map(({ key, label, window, missing, consent, sources }) => ({
      key,
      label,
      window,
      missing,
      consent,
      sources,
      value: read(key),
      dataDate: sources
        .flatMap((source) => latest.get(source) ?? [])
        .sort()
        .at(-1),
    })),
    freshness,
  };
}
