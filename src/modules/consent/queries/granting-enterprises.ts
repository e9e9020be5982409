import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import { pool } from '@/server/db';

/** Every enterprise with a live grant to the bank at `now`, of whatever category. */
export async function grantingEnterprises(bankId: bigint, now: Instant): Promise<Set<bigint>> {
  const at = now.slice(0, 23).replace('T', ' ');
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT DISTINCT enterprise_id AS id FROM consent
      WHERE bank_id = ? AND valid_from <= ? AND valid_until > ? AND (revoked_at IS NULL OR revoked_at > ?)`,
    [String(bankId), at, at, at],
  );
  return new Set(rows.map((row) => BigInt(row.id)));
}
