import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { pool } from './db';
import { env } from './env';
import { logger } from './logger';

export type Readiness = {
  readonly ready: boolean;
  readonly database: boolean;
  readonly migrations: boolean;
  readonly models: boolean;
};

const PATIENCE_MS = 3_000;

async function holds(name: string, check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    await Promise.race([check(), late]);
    return true;
  } catch (error) {
    logger().warn({ check: name, reason: (error as Error).message }, 'not ready');
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Every migration of this program was applied, and none is half done. */
async function migrated(): Promise<void> {
  const folder = path.join(process.env.XYD_WEB_ROOT ?? process.cwd(), 'prisma/migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  const [rows] = await pool().query<RowDataPacket[]>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const done = new Set(rows.map((row) => row.name));
  const missing = entries.filter((e) => e.isDirectory() && !done.has(e.name)).map((e) => e.name);
  if (missing.length > 0) throw new Error(`not applied: ${missing.join(', ')}`);
}

/** The models named in `active.json` lie where they should. */
async function modelsPresent(): Promise<void> {
  const folder = env().XYD_MODELS_DIR;
  const { models } = JSON.parse(await readFile(path.join(folder, 'active.json'), 'utf8'));
  for (const { name, version } of models as { name: string; version: string }[])
    await access(path.join(folder, name, version, 'model.onnx'));
}

/** Whether this server can do its work now; what it cannot is in the log, not in the answer. */
export async function readiness(): Promise<Readiness> {
  const [database, models] = await Promise.all([
    holds('database', () => pool().query('SELECT 1')),
    holds('models', modelsPresent),
  ]);
  const migrations = database && (await holds('migrations', migrated));
  return { ready: database && migrations && models, database, migrations, models };
}
