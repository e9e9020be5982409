import type { RowDataPacket } from 'mysql2';
import type { IsoDate } from '@/kernel/period';
import { pool } from '@/server/db';

/** Days on which an enterprise made a 信用修复承诺 that is on record and not broken, ascending. */
export async function repairPromises(enterpriseId: bigint): Promise<IsoDate[]> {
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT payload FROM record WHERE enterprise_id = ? AND source = 'commitment' AND superseded_at = '9999-12-31'`,
    [String(enterpriseId)],
  );
  return rows
    .map((row) => JSON.parse(row.payload) as { kind?: string; promisedOn: IsoDate; fulfilled?: string })
    .filter((p) => p.kind === 'repair' && p.fulfilled !== 'no')
    .map((p) => p.promisedOn)
    .sort();
}

/** Whether one of them was made since a day; undefined = none is on record, which proves nothing. */
export function promisedSince(days: readonly IsoDate[], since: IsoDate): true | undefined {
  return days.some((day) => day >= since) || undefined;
}
