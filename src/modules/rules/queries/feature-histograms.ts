import { AppError } from '@/kernel/errors';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { type FeatureHistogram, featureHistogram } from '../domain/feature-histogram';
import { columnsOf } from '../domain/snapshot-columns';
import { termOf } from '../domain/vocabulary';
import { openLatest } from './open-latest';

/**
 * 指标分布, to set thresholds by: only numeric features have one; those the snapshot does not hold are left out.
 * @throws AppError invalid `feature-unknown`, not-found `snapshot-none`
 */
export async function featureHistograms(
  _scope: BankScope | OperatorScope,
  input: { readonly features: readonly string[]; readonly snapshotId?: string },
): Promise<FeatureHistogram[]> {
  const { snapshot, scores } = await openLatest(input.snapshotId);
  const source = columnsOf(snapshot, scores);
  return input.features.flatMap((key) => {
    const term = termOf(key);
    if (!term) throw new AppError('invalid', 'feature-unknown', `没有指标“${key}”，请从列表中选择。`);
    const column = source.column(key);
    if (!column || term.type === 'code' || term.type === 'flag') return [];
    return featureHistogram(key, term.type, column) ?? [];
  });
}
