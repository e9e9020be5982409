import { AppError } from '@/kernel/errors';
import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import type { FeatureValue } from '../domain/feature';
import type { Snapshot } from '../domain/snapshot';
import { latestSnapshot } from './latest-snapshot';
import { openSnapshot } from './open-snapshot';
import { readRow } from './read-row';

/** An enterprise asks for itself, the operator for any. @throws AppError forbidden */
export function assertOwn(scope: EnterpriseScope | OperatorScope, enterpriseId: bigint): void {
  if (scope.kind === 'enterprise' && scope.enterpriseId !== enterpriseId)
    throw new AppError('forbidden', 'enterprise-not-yours', '只能查看本企业的数据。');
}

/**
 * A snapshot (the latest unless named) and one enterprise's features in it.
 * @throws AppError not-found: no snapshot yet, unknown id, enterprise not in it
 */
export async function snapshotOf(
  enterpriseId: bigint,
  id?: string,
): Promise<{ snapshot: Snapshot; read: (feature: string) => FeatureValue }> {
  const wanted = id ?? (await latestSnapshot())?.id;
  if (!wanted)
    throw new AppError('not-found', 'snapshot-none', '平台还没有指标快照。请等平台生成快照后再看。');
  const snapshot = await openSnapshot(wanted);
  const read = readRow(snapshot, enterpriseId);
  if (!read)
    throw new AppError(
      'not-found',
      'enterprise-not-in-snapshot',
      `快照 ${wanted} 中没有这家企业的数据。可能尚未归集，或归集晚于快照。`,
    );
  return { snapshot, read };
}
