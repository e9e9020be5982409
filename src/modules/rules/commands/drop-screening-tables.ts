import type { RowDataPacket } from 'mysql2';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { readManifest } from '@/modules/features/queries/open-snapshot';
import { screeningPool } from '@/server/db';
import { screeningTableName, tableSql } from '../domain/sql/screening-table';

/**
 * Drops a snapshot's screening tables, of every score run and half-loaded ones; they can be loaded again.
 * @returns their names @throws AppError not-found `snapshot-unknown`
 */
export async function dropScreeningTables(
  actor: Actor,
  input: { readonly snapshotId: string },
): Promise<readonly string[]> {
  await readManifest(input.snapshotId);
  const base = screeningTableName(input.snapshotId, undefined);
  const [found] = await screeningPool().query<RowDataPacket[]>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND LEFT(table_name, ?) = ? ORDER BY table_name',
    [base.length, base],
  );
  const names = found.map((row) => row.name as string);
  if (names.length === 0) return names;
  return audited(actor, async () => {
    for (const name of names) await screeningPool().query(`DROP TABLE IF EXISTS ${tableSql(name)}`);
    return {
      result: names,
      entry: { action: 'drop-screening-tables', subject: `snapshot:${input.snapshotId}`, after: { names } },
    };
  });
}
