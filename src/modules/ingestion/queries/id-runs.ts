import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import type { IdRun, NumberedTable } from '../domain/intake-journal';

/** Ids of a table in (above, upTo] as runs without a gap, ascending. */
export async function idRuns(
  connection: PoolConnection,
  table: NumberedTable,
  above: string,
  upTo = '9223372036854775807',
): Promise<IdRun[]> {
  const within = [above, upTo];
  const [[whole]] = await connection.query<RowDataPacket[]>(
    `SELECT MIN(id) AS first, MAX(id) AS last, COUNT(*) AS n FROM ${table} WHERE id > ? AND id <= ?`,
    within,
  );
  if (!whole || Number(whole.n) === 0) return [];
  const run = (row: RowDataPacket): IdRun => [Number(row.first), Number(row.last)];
  if (Number(whole.last) - Number(whole.first) + 1 === Number(whole.n)) return [run(whole)];
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT MIN(id) AS first, MAX(id) AS last
       FROM (SELECT id, id - ROW_NUMBER() OVER (ORDER BY id) AS island FROM ${table} WHERE id > ? AND id <= ?) i
      GROUP BY island ORDER BY first`,
    within,
  );
  return rows.map(run);
}
