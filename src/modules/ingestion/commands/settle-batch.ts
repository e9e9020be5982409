import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';
import { type Instant, instant } from '@/kernel/period';
import type { AuditEntry } from '@/modules/audit/commands/audited';
import { addsUp, type BatchCounts } from '../domain/batch';
import type { Taught } from '../domain/plain-subjects';
import type { SourceDefinition } from '../domain/source';
import { fromDatetime, toDatetime } from '../queries/batch-row';
import { databaseNow } from './ingest-lock';
import type { TableInput } from './ingest-table';
import { matchWaiting } from './match-waiting';
import { resolvePlain, stagePlain } from './plain-subjects';
import { moveFirstKnown, resolvedIds, resolveSubjects } from './resolve-subjects';
import { settleRows } from './settle-rows';
import { settleVersions } from './settle-versions';
import type { StagedSubjects, StagedTable } from './stage-table';
import type { Staging } from './staging';
import { storeQuarantine } from './store-quarantine';
import { followRegistration, storeVersions } from './store-versions';

/**
 * The transaction of one batch, under the `ingest` lock: everything it changes and its account.
 * @returns what it taught that the table of known subjects is to learn too
 * @throws AppError conflict `known-at-rewrites-history`, invalid `known-at-in-future`
 */
export async function settleBatch(
  connection: PoolConnection,
  staging: Staging,
  input: TableInput,
  source: SourceDefinition,
  staged: StagedTable,
): Promise<{ result: Taught | undefined; entry: AuditEntry }> {
  const knownAt = await knownAtOf(connection, input.knownAt);
  const at = toDatetime(knownAt);
  const lastBefore = await lastEnterprise(connection);
  const { ids, taught } = await resolveAll(connection, staging, input, staged.subjects, at);
  await matchWaiting(connection, staging);
  const alone = await settleRows(connection, staging, staged, { source: source.key, at, ids, lastBefore });
  await settleVersions(connection, staging, source.key, at);
  const stored = await storeVersions(connection, staging, at);
  if (input.knownAt !== undefined) await moveFirstKnown(connection, staging, at);
  await storeQuarantine(connection, staging, stored.contradicting, input.open);
  if (source.key === 'registration') await followRegistration(connection, staging);
  await input.alongside?.(connection, staging.batchId);

  const byReason: Record<string, number> = Object.fromEntries([...staged.refusals].sort());
  if (stored.contradicting > 0) byReason['versions-contradict'] = stored.contradicting;
  const counts: BatchCounts = {
    read: staged.read,
    accepted: stored.accepted + alone,
    duplicate: stored.duplicate,
    superseded: stored.superseded,
    unmatched: stored.unmatched,
    quarantined: Object.values(byReason).reduce((sum, n) => sum + n, 0),
  };
  if (!addsUp(counts))
    throw new AppError('internal', 'batch-does-not-add-up', '行数核对不符，已全部撤销。请联系平台。', counts);
  const quality = {
    ...staged.tally.card(counts, staged.header, staged.absentHeadings),
    matchedWaiting: stored.matchedWaiting,
  };
  await connection.query('UPDATE batch SET ?, finished_at = UTC_TIMESTAMP(3) WHERE id = ?', [
    {
      ...counts,
      status: 'done',
      known_at: at,
      encoding: staged.encoding,
      by_reason: JSON.stringify(byReason),
      quality: JSON.stringify(quality),
    },
    staging.batchId,
  ]);
  const after = { source: source.key, profile: input.profile.key, knownAt, ...counts };
  return {
    result: taught,
    entry: { action: 'ingest-file', subject: `batch:${staging.batchId}`, after },
  };
}

/** The enterprises of all subjects by their numbers: plain ones in memory where it is whole, all others in the database. */
async function resolveAll(
  connection: PoolConnection,
  staging: Staging,
  input: TableInput,
  subjects: StagedSubjects,
  at: string,
): Promise<{ ids: Float64Array; taught: Taught | undefined }> {
  const { plain, last } = subjects;
  const table = plain.count > 0 ? await input.known?.whole(connection, plain.count) : undefined;
  const found = table && (await resolvePlain(connection, staging, plain, at, table));
  if (!found) await stagePlain(connection, staging, plain);
  const staged = found ? subjects.others : last;
  if (staged > 0) await resolveSubjects(connection, staging, at, input.profile.createsEnterprise);
  const ids = new Float64Array(last + 1);
  if (found) ids.set(found.ids);
  if (staged > 0) await resolvedIds(connection, staging, ids);
  return { ids, taught: found?.taught };
}

/** The database's clock, later than every batch so far; a given instant only where no snapshot has looked yet. */
async function knownAtOf(connection: PoolConnection, wanted: Instant | undefined): Promise<Instant> {
  const now = await databaseNow(connection);
  if (wanted !== undefined) {
    if (wanted > now)
      throw new AppError('invalid', 'known-at-in-future', '“何时获知”不能晚于现在，请改正后重试。');
    const seen = await greatest(connection, 'snapshot');
    if (seen !== undefined && wanted <= seen)
      throw new AppError(
        'conflict',
        'known-at-rewrites-history',
        `已有指标快照看过 ${seen} 之前的数据，不能再补入当时获知的记录。请去掉“何时获知”，按今天获知入库。`,
      );
    return wanted;
  }
  const last = await greatest(connection, 'batch');
  return last === undefined || now > last ? now : instant(new Date(Date.parse(last) + 1));
}

async function lastEnterprise(connection: PoolConnection): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT MAX(id) AS last FROM enterprise');
  return Number(rows[0]?.last ?? 0);
}

async function greatest(
  connection: PoolConnection,
  table: 'snapshot' | 'batch',
): Promise<Instant | undefined> {
  const [rows] = await connection.query<RowDataPacket[]>(`SELECT MAX(known_at) AS last FROM ${table}`);
  return rows[0]?.last ? fromDatetime(rows[0].last) : undefined;
}
