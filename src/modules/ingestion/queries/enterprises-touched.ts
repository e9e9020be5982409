import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import { pool } from '@/server/db';
import { toDatetime } from './batch-row';

/**
 * Enterprises of which anything became known, or ceased to stand, in (from, to], ascending. A version
 * ceases to stand when a later one of the same record becomes known, so the new ones tell both: rows of
 * the batches of that time, and rows of earlier ones whose enterprise became known only then.
 */
export async function enterprisesTouched(from: Instant, to: Instant): Promise<bigint[]> {
  const span = [toDatetime(from), toDatetime(to)];
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT r.enterprise_id AS id
       FROM batch b JOIN record r ON r.batch_id = b.id
      WHERE b.status = 'done' AND b.known_at > ? AND b.known_at <= ?
      UNION
     SELECT r.enterprise_id
       FROM (SELECT DISTINCT batch_id FROM unmatched_record WHERE matched_at IS NOT NULL) b
       STRAIGHT_JOIN record r ON r.batch_id = b.batch_id
       STRAIGHT_JOIN unmatched_record u ON u.batch_id = r.batch_id AND u.row_no = r.row_no
      WHERE u.matched_at IS NOT NULL AND r.known_at > ? AND r.known_at <= ?
      ORDER BY id`,
    [...span, ...span],
  );
  return rows.map((r) => BigInt(r.id));
}
