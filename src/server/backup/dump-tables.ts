import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Connection as Streaming } from 'mysql2';
import type { PoolConnection, RowDataPacket } from 'mysql2/promise';
import { readSchema, tableOf } from '../schema-model';
import { type KeptTable, TABLES } from './manifest';
import { Sha256 } from './sha256';

const BINARY = new Set(['binary', 'varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob']);
/** Text gathered before it is given to gzip. */
const PIECE = 256 * 1024;

/** Tables of prisma/schema, by name: not what is staged, nor screening tables, which are made anew. */
export async function tableNames(): Promise<string[]> {
  const { models } = await readSchema(path.join(process.env.XYD_ROOT ?? process.cwd(), 'prisma/schema'));
  return models.map(tableOf).sort();
}

/** Begins the one view of the database that all tables are read in; others go on writing. */
export async function beginSnapshot(connection: PoolConnection): Promise<void> {
  await connection.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
}

/**
 * Writes one table as gzipped JSON lines: an array a row, every value as the text the database sends (null
 * stays null), binary columns as hex digits. Rows stream: memory does not grow with them.
 */
export async function dumpTable(
  connection: PoolConnection,
  name: string,
  folder: string,
  onRows: (rows: number) => void,
): Promise<KeptTable> {
  const columns = await columnsOf(connection, name);
  const list = columns.map((c) => (c.binary ? `HEX(\`${c.name}\`)` : `\`${c.name}\``)).join(', ');
  const file = path.join(TABLES, `${name}.jsonl.gz`);
  const out = createWriteStream(path.join(folder, file), { mode: 0o600, flags: 'wx', flush: true });
  const [hash, counted] = [new Sha256(), { rows: 0 }];
  // what the promise stands around; its types do not say so
  const rows = (connection.connection as unknown as Streaming)
    .query({ sql: `SELECT ${list} FROM \`${name}\``, rowsAsArray: true, typeCast: (field) => field.string() })
    .stream({ highWaterMark: 1_000 });
  await pipeline(
    rows,
    async function* (source: AsyncIterable<(string | null)[]>) {
      let text = '';
      for await (const row of source) {
        text += `${JSON.stringify(row)}\n`;
        counted.rows += 1;
        if (text.length < PIECE) continue;
        yield text;
        text = '';
        onRows(counted.rows);
      }
      if (text) yield text;
    },
    createGzip({ level: 4 }),
    hash,
    out,
  );
  if (!out.closed) await once(out, 'close');
  const nextId = await nextIdOf(connection, name);
  return { name, file, columns, rows: counted.rows, nextId, bytes: hash.bytes, sha256: hash.hex() };
}

async function columnsOf(connection: PoolConnection, table: string): Promise<KeptTable['columns']> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT COLUMN_NAME AS name, DATA_TYPE AS type FROM information_schema.COLUMNS
      WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION`,
    [table],
  );
  return rows.map(({ name, type }) => ({ name, binary: BINARY.has(type) }));
}

async function nextIdOf(connection: PoolConnection, table: string): Promise<string | null> {
  const [[row]] = await connection.query<RowDataPacket[]>(
    `SELECT AUTO_INCREMENT AS next FROM information_schema.TABLES
      WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?`,
    [table],
  );
  return row?.next === null || row === undefined ? null : String(row.next);
}
