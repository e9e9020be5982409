import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import { pool } from '@/server/db';
import { toDatetime } from './batch-row';

/**
 * Enterprises with a record, of whatever version, from one of these batches, as far as was known at
 * `knownAt`: a row that waited joins its batch on the day its enterprise becomes known.
 */
export async function enterprisesInBatches(
  batchIds: readonly string[],
  knownAt: Instant,
): Promise<Set<bigint>> {
  const [rows] = await pool().query<RowDataPacket[]>(
    'SELECT DISTINCT enterprise_id AS id FROM record WHERE batch_id IN (?) AND known_at <= ?',
    [batchIds, toDatetime(knownAt)],
  );
  return new Set(rows.map((row) => BigInt(row.id)));
}
