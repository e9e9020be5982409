import type { RowDataPacket } from 'mysql2';
import { pool } from '@/server/db';

/** Enterprises with a record, of whatever version, from one of these batches. Batches never change: neither does this. */
export async function enterprisesInBatches(batchIds: readonly string[]): Promise<Set<bigint>> {
  const [rows] = await pool().query<RowDataPacket[]>(
    'SELECT DISTINCT enterprise_id AS id FROM record WHERE batch_id IN (?)',
    [batchIds],
  );
  return new Set(rows.map((row) => BigInt(row.id)));
}
