import { AppError } from '@/kernel/errors';
import type { FeatureHistogram } from '../domain/feature-histogram';
import { termOf } from '../domain/vocabulary';
import { type Scope, spreadsOf } from './look';
import { openLatest } from './open-latest';

/**
 * 指标分布, to set thresholds by: only numeric features have one; those the snapshot does not hold are left out.
 * @throws AppError invalid `feature-unknown`, not-found `snapshot-none`
 */
export async function featureHistograms(
  scope: Scope,
  input: { readonly features: readonly string[]; readonly snapshotId?: string },
): Promise<FeatureHistogram[]> {
  for (const key of input.features)
    if (!termOf(key)) throw new AppError('invalid', 'feature-unknown', `没有指标“${key}”，请从列表中选择。`);
  return spreadsOf(scope, await openLatest(scope, input.snapshotId), input.features);
}
