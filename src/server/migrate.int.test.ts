import { randomUUID } from 'node:crypto';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mysql from 'mysql2/promise';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { drift } from './drift';
import { env } from './env';
import { migrate } from './migrate';

let url = '';
let folder = '';

async function query(sql: string): Promise<void> {
  const connection = await mysql.createConnection(url);
  await connection.query(sql).finally(() => connection.end());
}

beforeEach(async () => {
  const at = new URL(env().DATABASE_URL);
  at.pathname = `/xyd_migrate_${randomUUID().slice(0, 8)}`;
  url = at.href;
  folder = await mkdtemp(path.join(os.tmpdir(), 'xyd-migrations-'));
  await cp('prisma/migrations', folder, { recursive: true });
});
afterEach(async () => {
  await query(`DROP DATABASE \`${new URL(url).pathname.slice(1)}\``);
  await rm(folder, { recursive: true });
});

it('migrates from nothing, once, to what the schema says', async () => {
  expect((await migrate(url, folder)).length).toBeGreaterThan(1);
  expect(await migrate(url, folder)).toEqual([]);
  expect(await drift(url)).toEqual([]);
});

it('two processes at once apply each migration once', async () => {
  const [a, b] = await Promise.all([migrate(url, folder), migrate(url, folder)]);
  expect(new Set([...a, ...b]).size).toBe(a.length + b.length);
  expect(await drift(url)).toEqual([]);
});

it('refuses a migration that was edited after it was applied', async () => {
  const [first] = await migrate(url, folder);
  await appendFile(path.join(folder, first as string, 'migration.sql'), '\n-- edited\n');
  await expect(migrate(url, folder)).rejects.toMatchObject({ code: 'migration-edited' });
});

it('stops at one that failed before, and says so', async () => {
  await migrate(url, folder);
  await query("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '2099_half')");
  await expect(migrate(url, folder)).rejects.toMatchObject({ code: 'migration-failed-before' });
});

it('finds a column, a type, an index, a table and a collation that drifted', async () => {
  await migrate(url, folder);
  await query('ALTER TABLE bank ADD COLUMN extra INT');
  await query('ALTER TABLE consent MODIFY purpose VARCHAR(10) NULL');
  await query('CREATE TABLE stray (id INT) COLLATE utf8mb4_bin');
  await query('ALTER TABLE target COLLATE utf8mb4_general_ci');
  const found = (await drift(url)).join('\n');
  for (const words of [
    'bank.extra is in the database alone',
    'consent.purpose is varchar(10)',
    'consent.purpose may be NULL',
    'table stray is in the database alone',
    'table target is utf8mb4_general_ci',
  ])
    expect(found).toContain(words);
});
