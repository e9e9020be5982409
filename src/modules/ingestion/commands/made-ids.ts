import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { type MadeIds, NUMBERED, type NumberedTable } from '../domain/intake-journal';
import { idRuns } from '../queries/id-runs';

type Marks = Readonly<Record<NumberedTable, string>>;

/** The greatest id of each numbered table, before a batch settles. */
export async function idMarks(connection: PoolConnection): Promise<Marks> {
  const marks = NUMBERED.map((table) => `(SELECT COALESCE(MAX(id), 0) FROM ${table}) AS ${table}`);
  const [rows] = await connection.query<RowDataPacket[]>(`SELECT ${marks.join(', ')}`);
  return rows[0] as Marks & RowDataPacket;
}

/**
 * Writes down which ids a batch gave out. The database numbers with gaps (reserved ahead, rolled back)
 * that nothing else tells of, and enterprise ids are in the bytes of every snapshot and list. Batches settle
 * one after the other, so that all above the marks are this one's.
 */
export async function keepMadeIds(connection: PoolConnection, batchId: string, marks: Marks): Promise<void> {
  const [enterprise, quarantine_row] = [
    await idRuns(connection, 'enterprise', marks.enterprise),
    await idRuns(connection, 'quarantine_row', marks.quarantine_row),
  ];
  await connection.query('UPDATE batch SET made_ids = ? WHERE id = ?', [
    JSON.stringify({ enterprise, quarantine_row } satisfies MadeIds),
    batchId,
  ]);
}
