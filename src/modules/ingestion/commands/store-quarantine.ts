import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import type { OpenedTable } from '../queries/read-table';
import { keptCells } from './staged-lines';
import type { Staging } from './staging';

const CHUNK = 500;

/**
 * Puts refused rows into quarantine: those the mapper refused, and those that contradict another row of
 * the same publication, whose cells are read from the file once more.
 * @param contradicting how many of the latter there are
 */
export async function storeQuarantine(
  connection: PoolConnection,
  s: Staging,
  contradicting: number,
  reopen: () => Promise<OpenedTable>,
): Promise<void> {
  await connection.query(
    `INSERT INTO quarantine_row (batch_id, row_no, reason, field, detail, \`row\`)
     SELECT ?, row_no, reason, field, detail, payload FROM ${s.row} WHERE reason IS NOT NULL ORDER BY row_no`,
    [s.batchId],
  );
  if (contradicting === 0) return;
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT row_no FROM ${s.version} WHERE outcome = 'contradicts' AND batch_id = ?`,
    [s.batchId],
  );
  const wanted = new Set(rows.map((r) => Number(r.row_no)));
  let values: [string, number, string, string, string][] = [];
  const flush = async () => {
    if (values.length > 0)
      await connection.query(
        'INSERT INTO quarantine_row (batch_id, row_no, reason, detail, `row`) VALUES ?',
        [values],
      );
    values = [];
  };
  for await (const { rowNo, cells } of (await reopen()).rows) {
    if (!wanted.has(rowNo)) continue;
    values.push([s.batchId, rowNo, 'versions-contradict', '', keptCells(cells)]);
    if (values.length === CHUNK) await flush();
  }
  await flush();
}
