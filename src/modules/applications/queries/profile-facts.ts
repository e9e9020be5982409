import type { EnterpriseScope } from '@/kernel/permissions';
import { featureOf } from '@/modules/features/domain/catalogue';
import { enterpriseProfile } from '@/modules/features/queries/enterprise-profile';
import { factOf } from '@/modules/matching/domain/facts';
import type { ProfileFact } from '../domain/match-found';

/**
 * The enterprise's own profile, ready to be handed in with an application: every feature in words with its
 * sources and the date of its data; what is unknown says so.
 * @throws AppError not-found (no snapshot, or not in it)
 */
export async function profileFacts(
  scope: EnterpriseScope,
  named?: string,
): Promise<{ snapshotId: string; asOf: string; facts: ProfileFact[] }> {
  const { snapshot, features } = await enterpriseProfile(scope, {
    enterpriseId: scope.enterpriseId,
    snapshot: named,
  });
  const facts = features.map((f): ProfileFact => {
    const { text } = factOf(f.key, featureOf(f.key), f.value, f.dataDate);
    return {
      key: f.key,
      label: f.label,
      window: f.window,
      text,
      known: f.value !== undefined,
      category: f.consent,
      sources: f.sources,
      ...(f.dataDate && { dataDate: f.dataDate }),
    };
  });
  return { snapshotId: snapshot.id, asOf: snapshot.asOf, facts };
}
