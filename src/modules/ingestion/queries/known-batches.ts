import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import { pool } from '@/server/db';
import type { SourceKey } from '../domain/source';
import { fromDatetime, toDatetime } from './batch-row';

/** Sources of which a batch that lists every case of the city was known, in alphabetical order. */
export async function coveredSources(knownAt: Instant): Promise<SourceKey[]> {
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT DISTINCT source FROM batch WHERE status = 'done' AND coverage = 'complete' AND known_at <= ?
      ORDER BY source`,
    [toDatetime(knownAt)],
  );
  return rows.map((r) => r.source as SourceKey);
}

/** Ids of the batches known at an instant, ascending. */
export async function batchesKnown(knownAt: Instant): Promise<bigint[]> {
  const [rows] = await pool().query<RowDataPacket[]>(
    "SELECT id FROM batch WHERE status = 'done' AND known_at <= ? ORDER BY id",
    [toDatetime(knownAt)],
  );
  return rows.map((r) => BigInt(r.id));
}

/**
 * The instant at which the newest batch became known; undefined before the first. Nothing can become
 * known at or before it any more, unless history is taken over on purpose.
 */
export async function lastKnownAt(): Promise<Instant | undefined> {
  const [rows] = await pool().query<RowDataPacket[]>(
    "SELECT MAX(known_at) AS at FROM batch WHERE status = 'done'",
  );
  return rows[0]?.at ? fromDatetime(rows[0].at) : undefined;
}

/** How many records the batches known at an instant brought, versions counted; those matched later left out. */
export async function recordsKnown(knownAt: Instant): Promise<number> {
  const [rows] = await pool().query<RowDataPacket[]>(
    "SELECT SUM(accepted + superseded) AS n FROM batch WHERE status = 'done' AND known_at <= ?",
    [toDatetime(knownAt)],
  );
  return Number(rows[0]?.n ?? 0);
}

/** The greatest id of an enterprise with a record; 0 before the first. */
export async function lastEnterpriseWithRecords(): Promise<bigint> {
  const [rows] = await pool().query<RowDataPacket[]>('SELECT MAX(enterprise_id) AS last FROM record');
  return BigInt(rows[0]?.last ?? 0);
}
