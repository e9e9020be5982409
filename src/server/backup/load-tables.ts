import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { PoolConnection, RowDataPacket } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';
import type { KeptTable, Manifest } from './manifest';

/** One INSERT holds no more, well below max_allowed_packet. */
const ROWS = 1_000;
const BYTES = 4 * 1024 * 1024;

/**
 * Loads every table in one transaction: all of them or none. Rows go in by INSERT, so that a partitioned
 * table puts each where it belongs.
 * @param settled called before the commit; when it throws, nothing is loaded
 * @throws AppError invalid `backup-malformed`: a table's file holds other than so many rows
 */
export async function loadTables(
  connection: PoolConnection,
  folder: string,
  tables: readonly KeptTable[],
  onRows: (rows: number) => void,
  settled: () => Promise<void>,
): Promise<void> {
  await connection.query(
    "SET FOREIGN_KEY_CHECKS = 0, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')",
  );
  await connection.beginTransaction();
  try {
    await connection.query('DELETE FROM audit_head'); // the one row a migration writes
    let before = 0;
    for (const table of tables) {
      const rows = await loadTable(connection, folder, table, (n) => onRows(before + n));
      if (rows !== table.rows)
        throw new AppError(
          'invalid',
          'backup-malformed',
          `${table.file} 有 ${rows} 行，清单写着 ${table.rows} 行。备份已损坏，请换一个备份。`,
        );
      before += rows;
    }
    await settled();
    await connection.commit();
  } catch (error) {
    await connection.rollback().catch(() => {});
    throw error;
  }
  for (const { name, nextId } of tables)
    if (nextId !== null) await connection.query(`ALTER TABLE \`${name}\` AUTO_INCREMENT = ${BigInt(nextId)}`);
}

async function loadTable(
  connection: PoolConnection,
  folder: string,
  { name, file, columns }: KeptTable,
  onRows: (rows: number) => void,
): Promise<number> {
  const row = `(${columns.map((c) => (c.binary ? 'UNHEX(?)' : '?')).join(', ')})`;
  const into = `INSERT INTO \`${name}\` (${columns.map((c) => `\`${c.name}\``).join(', ')}) VALUES `;
  let [values, count, bytes, total]: [(string | null)[], number, number, number] = [[], 0, 0, 0];
  const flush = async () => {
    if (count > 0) await connection.query(into + `${row}, `.repeat(count - 1) + row, values);
    total += count;
    [values, count, bytes] = [[], 0, 0];
    onRows(total);
  };
  const input = createReadStream(path.join(folder, file)).pipe(createGunzip());
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    values.push(...(JSON.parse(line) as (string | null)[]));
    count += 1;
    bytes += line.length;
    if (count >= ROWS || bytes >= BYTES) await flush();
  }
  await flush();
  return total;
}

/** Tables that hold rows, except what a migration writes. */
export async function filledTables(connection: PoolConnection): Promise<string[]> {
  const [tables] = await connection.query<RowDataPacket[]>(
    "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'",
  );
  const filled: string[] = [];
  for (const { name } of tables) {
    if (name === '_prisma_migrations' || name === 'audit_head') continue;
    const [rows] = await connection.query<RowDataPacket[]>(`SELECT 1 FROM \`${name}\` LIMIT 1`);
    if (rows.length > 0) filled.push(name);
  }
  return filled.sort();
}

/** The migrations the database has gone through, in order; none where it has no tables. */
export async function migrationsOf(connection: PoolConnection): Promise<Manifest['migrations']> {
  const [tables] = await connection.query<RowDataPacket[]>("SHOW TABLES LIKE '\\_prisma\\_migrations'");
  if (tables.length === 0) return [];
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
      WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name`,
  );
  return rows.map(({ name, checksum }) => ({ name, checksum }));
}
