import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import { pool } from '@/server/db';

const CHUNK = 5_000;

/**
 * Which of `ids` have a live grant to the bank at `now`, of whatever category: only these are shown
 * to it by name.
 */
export async function consentedEnterprises(
  bankId: bigint,
  ids: readonly bigint[],
  now: Instant,
): Promise<Set<bigint>> {
  const at = now.slice(0, 23).replace('T', ' ');
  const found = new Set<bigint>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const part = ids.slice(from, from + CHUNK).map(String);
    const [rows] = await pool().query<RowDataPacket[]>(
      `SELECT DISTINCT enterprise_id AS id FROM consent
        WHERE bank_id = ? AND enterprise_id IN (?) AND valid_from <= ? AND valid_until > ?
          AND (revoked_at IS NULL OR revoked_at > ?)`,
      [String(bankId), part, at, at, at],
    );
    for (const row of rows) found.add(BigInt(row.id));
  }
  return found;
}
