import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import type { BankScope, EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { fromDatetime, toDatetime } from '@/modules/ingestion/queries/batch-row';
import { ownEdition } from '@/modules/whitelist/queries/own-edition';
import { pool } from '@/server/db';
import { staleLists } from './stale-lists';

/** Enterprises of which a record fell after an instant, ascending. */
export async function correctedSince(since: Instant): Promise<bigint[]> {
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT DISTINCT enterprise_id AS id FROM record
      WHERE source = 'redress' AND superseded_at = '9999-12-31' AND known_at > ? ORDER BY id`,
    [toDatetime(since)],
  );
  return rows.map((row) => BigInt(row.id));
}

/** Whether what an enterprise is shown was made before one of its records fell; the instant of that. */
export async function ownCorrection(scope: EnterpriseScope): Promise<{ since: Instant | undefined }> {
  const latest = await latestSnapshot();
  if (!latest) return { since: undefined };
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT MIN(known_at) AS at FROM record
      WHERE source = 'redress' AND enterprise_id = ? AND superseded_at = '9999-12-31' AND known_at > ?`,
    [String(scope.enterpriseId), toDatetime(latest.knownAt)],
  );
  return { since: rows[0]?.at ? fromDatetime(rows[0].at) : undefined };
}

/** Whether an edition stands on a record that has fallen since; of whom is not told. @throws AppError not-found */
export async function editionCorrection(
  scope: BankScope | OperatorScope,
  editionId: bigint,
): Promise<{ stale: boolean }> {
  await ownEdition(scope, editionId);
  return { stale: (await staleLists(editionId)).length > 0 };
}
