import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { BulkLoad } from '@/modules/ingestion/commands/bulk-load';
import type { ColumnSource } from '../domain/columnar/mark-program';
import { screeningLine } from '../domain/sql/screening-line';
import { columnSql, createTableSql, tableSql } from '../domain/sql/screening-table';

/** Rows of one LOAD DATA, committed as a whole: what a killed load leaves behind is a beginning of the rows. */
const ROWS_AT_ONCE = 100_000;

export type ScreeningRows = {
  /** ascending */
  readonly ids: BigInt64Array;
  readonly source: ColumnSource;
  readonly features: readonly string[];
};

/**
 * Fills a table, made if it is not there, with every row after the last one it holds.
 * @returns rows loaded now @throws as `BulkLoad.end`
 */
export async function fillScreeningTable(
  connection: PoolConnection,
  name: string,
  { ids, source, features }: ScreeningRows,
  onProgress?: (rows: number) => void,
): Promise<number> {
  const { text } = createTableSql(name, features);
  await connection.query(text.replace('CREATE TABLE', 'CREATE TABLE IF NOT EXISTS'));
  const [[last]] = await connection.query<RowDataPacket[]>(
    `SELECT MAX(enterprise_id) AS id FROM ${tableSql(name)}`,
  );
  const from = last?.id == null ? 0 : ids.indexOf(BigInt(last.id as string)) + 1;
  const columns = features.map((key) => source.column(key)!);
  const into = `(${['enterprise_id', ...features.map(columnSql)].join(', ')})`;
  for (let start = from; start < ids.length; start += ROWS_AT_ONCE) {
    const end = Math.min(start + ROWS_AT_ONCE, ids.length);
    const load = new BulkLoad(connection, tableSql(name), into);
    for (let row = start; row < end; row++) {
      const behind = load.write(screeningLine(ids[row]!, columns, row));
      if (behind) await behind;
    }
    await load.end();
    onProgress?.(end);
  }
  return ids.length - from;
}
