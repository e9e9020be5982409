import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import { pool } from '@/server/db';

/** Enterprises with a live grant to the bank at `now`, of whatever category, the newest grants first. */
export async function consentingEnterprises(
  { bankId }: BankScope,
  now: Instant,
  most: number,
): Promise<bigint[]> {
  const at = now.slice(0, 23).replace('T', ' ');
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT enterprise_id AS id FROM consent
      WHERE bank_id = ? AND valid_from <= ? AND valid_until > ? AND (revoked_at IS NULL OR revoked_at > ?)
      GROUP BY enterprise_id ORDER BY MAX(id) DESC LIMIT ?`,
    [String(bankId), at, at, at, most],
  );
  return rows.map((row) => BigInt(row.id));
}
