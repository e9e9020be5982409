import { AppError } from '@/kernel/errors';
import type { Scope } from '@/kernel/permissions';
import { dateFromDb, db } from '@/server/db';
import { type ListedSnapshot, listed, NEWEST_FIRST } from './list-snapshots';

/** Of each data day the snapshot known last, the latest day first. No data of enterprises. */
export async function lastOfDays(limit = 100): Promise<ListedSnapshot[]> {
  const rows = await db().snapshot.findMany({
    orderBy: NEWEST_FIRST,
    distinct: ['asOf'],
    omit: { manifest: true },
    take: limit,
  });
  return rows.map(listed);
}

/**
 * A bank looks at one snapshot of a data day, the one known last. Its groups of ten are drawn anew for each
 * snapshot, and over several that hardly differ it could average them away.
 * @throws AppError forbidden `snapshot-superseded`, not-found `snapshot-unknown`
 */
export async function refuseSuperseded(scope: Pick<Scope, 'kind'>, snapshotId: string): Promise<void> {
  if (scope.kind !== 'bank') return;
  const named = await db().snapshot.findUnique({ where: { id: snapshotId }, select: { asOf: true } });
  if (!named)
    throw new AppError('not-found', 'snapshot-unknown', `没有快照 ${snapshotId}。请从列表中选择截至日。`);
  const last = await db().snapshot.findFirst({
    where: { asOf: named.asOf },
    orderBy: NEWEST_FIRST,
    select: { id: true },
  });
  if (!last || last.id === snapshotId) return;
  throw new AppError(
    'forbidden',
    'snapshot-superseded',
    `${dateFromDb(named.asOf)} 已有知悉更晚的快照 ${last.id}，银行对同一数据日只看最新一份：在几份相近的快照上分别计数，会使未授权的企业可被推算。请改用 ${last.id}。`,
  );
}
