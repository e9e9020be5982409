import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';

const LOCK_SECONDS = 60;

// the table `prisma migrate` keeps: a user with Prisma's engine may go on with it
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at DATETIME(3),
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at DATETIME(3),
  started_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;

type Kept = RowDataPacket & { name: string; checksum: string; finished: Date | null };

/**
 * Applies prisma/migrations in order of their names, each once, under a lock; creates the database if
 * it is missing.
 * @returns names applied now
 * @throws AppError conflict: a migration was edited after it was applied, or an earlier one failed
 */
export async function migrate(url: string, folder = path.resolve('prisma/migrations')): Promise<string[]> {
  const at = new URL(url);
  const database = decodeURIComponent(at.pathname.slice(1));
  const connection = await mysql.createConnection({
    host: at.hostname,
    port: Number(at.port || 3306),
    user: decodeURIComponent(at.username),
    password: decodeURIComponent(at.password),
    multipleStatements: true,
    charset: 'utf8mb4_bin',
  });
  try {
    await connection.query(
      `CREATE DATABASE IF NOT EXISTS \`${database.replaceAll('`', '``')}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
    );
    await connection.changeUser({ database });
    // the lock's name is bounded at 64 characters
    const lock = `xyd-migrate-${createHash('sha256').update(database).digest('hex').slice(0, 32)}`;
    const [[got]] = await connection.query<RowDataPacket[]>('SELECT GET_LOCK(?, ?) AS ok', [
      lock,
      LOCK_SECONDS,
    ]);
    if (!got?.ok) throw new AppError('conflict', 'migration-running', '另一进程正在升级数据库，请稍后再试。');
    return await applyMissing(connection, folder);
  } finally {
    await connection.end(); // the lock goes with it
  }
}

async function applyMissing(connection: Connection, folder: string): Promise<string[]> {
  await connection.query(TABLE);
  const [kept] = await connection.query<Kept[]>(
    'SELECT migration_name AS name, checksum, finished_at AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const failed = kept.find((m) => m.finished === null);
  if (failed)
    throw new AppError(
      'conflict',
      'migration-failed-before',
      `数据库升级 ${failed.name} 上次中途失败。请查看 _prisma_migrations.logs，把库恢复到升级前（或删除空库）并删除该行，再运行 xyd db migrate。`,
    );
  const done = new Map(kept.map((m) => [m.name, m.checksum]));
  const applied: string[] = [];
  for (const name of await migrationNames(folder)) {
    const sql = await readFile(path.join(folder, name, 'migration.sql'));
    const checksum = createHash('sha256').update(sql).digest('hex');
    const known = done.get(name);
    if (known === checksum) continue;
    if (known !== undefined)
      throw new AppError(
        'conflict',
        'migration-edited',
        `迁移 ${name} 在执行后被改过。请恢复原文件；要改库结构，请新增一个迁移。`,
      );
    await applyOne(connection, name, sql.toString('utf8'), checksum);
    applied.push(name);
  }
  return applied;
}

async function applyOne(connection: Connection, name: string, sql: string, checksum: string): Promise<void> {
  const id = randomUUID();
  await connection.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES (?, ?, ?)', [
    id,
    checksum,
    name,
  ]);
  try {
    await connection.query(sql);
  } catch (error) {
    await connection.query('UPDATE _prisma_migrations SET logs = ? WHERE id = ?', [String(error), id]);
    throw error;
  }
  await connection.query(
    'UPDATE _prisma_migrations SET finished_at = CURRENT_TIMESTAMP(3), applied_steps_count = 1 WHERE id = ?',
    [id],
  );
}

async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();
}
