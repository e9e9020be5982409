import path from 'node:path';
import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';
import { copyFile, dataFiles, holds } from '@/server/backup/data-files';
import { filledTables, loadTables, migrationsOf } from '@/server/backup/load-tables';
import { FILES, type Manifest, readManifest } from '@/server/backup/manifest';
import { pool } from '@/server/db';
import { env } from '@/server/env';
import { migrate } from '@/server/migrate';
import { signingKey } from '../domain/checkpoint';
import { textRows } from '../queries/chain-rows';
import { checkTrail, type TrailReport } from '../queries/check-trail';
import { guardTrail } from './guard-trail';

export type Restored = {
  readonly at: string;
  readonly rows: number;
  readonly tables: number;
  readonly files: number;
  readonly audit: Manifest['audit'];
  /** the signing key here is the one of the backup */
  readonly sameKey: boolean;
  readonly trail: TrailReport;
};
export type RestoreStep = 'check' | 'files' | 'rows';

/**
 * Puts a backup into an empty database and an empty data folder: checks every sha256 first, then files, then
 * all tables in one transaction, and compares counts and the audit chain's head before it commits. Killed in
 * between, run it again; killed while the tables were being made, it says so and asks for an empty database.
 * It leaves no audit row: the trail is exactly the one of then; the verification that follows, `xyd audit
 * verify`, leaves one.
 * @throws AppError conflict `restore-not-empty` | `restore-other-version` | `backup-damaged` |
 *   `restore-differs`, not-found `backup-missing`, invalid `backup-malformed`
 */
export async function restore(
  folder: string,
  onProgress?: (step: RestoreStep, done: number, total: number) => void,
): Promise<Restored> {
  const manifest = await readManifest(folder);
  await mustBeWhole(folder, manifest, (n, of) => onProgress?.('check', n, of));
  const wanting = await filesToCopy(manifest);
  await migrate(env().DATABASE_URL);
  const connection = await pool().getConnection();
  try {
    await mustFit(connection, manifest);
    for (const [i, file] of wanting.entries()) {
      await copyFile(path.join(folder, FILES), env().XYD_DATA_DIR, file);
      onProgress?.('files', i + 1, wanting.length);
    }
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    await loadTables(
      connection,
      folder,
      manifest.tables,
      (n) => onProgress?.('rows', n, rows),
      () => mustEqual(connection, manifest),
    );
    await guardTrail();
    const { at, tables, files, audit } = manifest;
    return {
      at,
      rows,
      tables: tables.length,
      files: files.length,
      audit,
      sameKey: keyHere() === audit.keyId,
      trail: await checkTrail({ publicKeys: audit.publicKey }),
    };
  } finally {
    connection.destroy(); // its session was set for loading
  }
}

function keyHere(): string | undefined {
  const text = env().AUDIT_SIGNING_KEY;
  return text === undefined ? undefined : signingKey(text).keyId;
}

async function mustBeWhole(
  folder: string,
  { tables, files }: Manifest,
  onFile: (done: number, total: number) => void,
): Promise<void> {
  const all = [
    ...tables.map(({ file, ...kept }) => ({ file, ...kept })),
    ...files.map(({ path: file, ...kept }) => ({ file: path.join(FILES, file), ...kept })),
  ];
  for (const [i, wanted] of all.entries()) {
    const found = await holds(folder, wanted.file, wanted);
    if (found !== 'same')
      throw new AppError(
        'conflict',
        'backup-damaged',
        `备份中的 ${wanted.file} ${found === 'missing' ? '不见了' : '与清单的 sha256 不符'}，没有恢复任何内容。请换一个备份。`,
      );
    onFile(i + 1, all.length);
  }
}

/** Files not there yet; what another restore of the same backup left behind is there already. */
async function filesToCopy({ files }: Manifest): Promise<string[]> {
  const wanted = new Map(files.map((file) => [file.path, file]));
  const there = new Set<string>();
  for (const file of await dataFiles(env().XYD_DATA_DIR)) {
    const known = wanted.get(file);
    if (!known || (await holds(env().XYD_DATA_DIR, file, known)) !== 'same')
      throw new AppError(
        'conflict',
        'restore-not-empty',
        `数据目录 ${env().XYD_DATA_DIR} 不是空的（有 ${file}），没有恢复任何内容。请用 XYD_DATA_DIR 指向一个空目录。`,
      );
    there.add(file);
  }
  return files.map((file) => file.path).filter((file) => !there.has(file));
}

async function mustFit(connection: PoolConnection, manifest: Manifest): Promise<void> {
  const filled = await filledTables(connection);
  if (filled.length > 0)
    throw new AppError(
      'conflict',
      'restore-not-empty',
      `数据库不是空的（${filled.slice(0, 5).join('、')} 中已有数据），没有恢复任何内容。请用 DATABASE_URL 指向一个空库。`,
    );
  const here = await migrationsOf(connection);
  const text = (all: Manifest['migrations']) => all.map((m) => `${m.name} ${m.checksum}`).join('\n');
  if (text(here) === text(manifest.migrations)) return;
  const last = manifest.migrations.at(-1)?.name ?? '没有迁移';
  throw new AppError(
    'conflict',
    'restore-other-version',
    `备份的表结构（最后一个迁移 ${last}）与本程序（${here.at(-1)?.name}）不同，没有恢复任何内容。请用备份当时的程序版本恢复，再升级。`,
  );
}

/** What is loaded, before it is committed. */
async function mustEqual(connection: PoolConnection, { tables, audit }: Manifest): Promise<void> {
  for (const { name, rows } of tables) {
    const [found] = await textRows(connection, `SELECT COUNT(*) AS id FROM \`${name}\``);
    if (Number(found?.id) !== rows) throw differs(`表 ${name} 有 ${found?.id} 行，备份中有 ${rows} 行`);
  }
  const [head] = await textRows(connection, 'SELECT seq, hash FROM audit_head WHERE id = 1');
  if (Number(head?.seq) !== audit.seq || head?.hash !== audit.hash) throw differs('审计链头与备份不同');
}

function differs(words: string): AppError {
  return new AppError(
    'conflict',
    'restore-differs',
    `${words}，没有恢复任何数据。请换一个备份，或联系开发者。`,
  );
}
