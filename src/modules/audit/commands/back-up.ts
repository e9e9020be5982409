import { createHash } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { copyFile, dataFiles, newFolder } from '@/server/backup/data-files';
import { beginSnapshot, dumpTable, tableNames } from '@/server/backup/dump-tables';
import { migrationsOf } from '@/server/backup/load-tables';
import {
  FILES,
  type KeptFile,
  type KeptTable,
  MANIFEST,
  type Manifest,
  TABLES,
} from '@/server/backup/manifest';
import { checkpointLines } from '@/server/checkpoint-file';
import { pool } from '@/server/db';
import { env } from '@/server/env';
import { parseCheckpoint, signingKey } from '../domain/checkpoint';
import { textRows } from '../queries/chain-rows';
import { audited } from './audited';
import { chainTrail } from './chain-trail';
import { writeCheckpoint } from './write-checkpoint';

export type BackedUp = {
  readonly folder: string;
  readonly rows: number;
  readonly tables: number;
  readonly files: number;
  readonly bytes: number;
  readonly audit: Manifest['audit'];
  /** of manifest.json: note it elsewhere */
  readonly manifestSha256: string;
};

/**
 * Everything of the installation in one new folder: all tables as they stood at one instant, the data
 * folder's files, and the sha256 of each. Others may go on working. The folder appears under its name when
 * all of it is on the disk. Secrets (secrets.json, AUTH_SECRET, AUDIT_SIGNING_KEY) and models are not in it.
 * @throws AppError conflict `backup-exists`, invalid `backup-inside-data`
 */
export async function backUp(
  actor: Actor,
  folder: string,
  onProgress?: (rows: number, note: string) => void,
): Promise<BackedUp> {
  const draft = `${folder}.partial`;
  await mustBeNew(folder);
  await mkdir(path.dirname(folder), { recursive: true });
  await rm(draft, { recursive: true, force: true }); // of a run that was killed
  await newFolder(draft);
  await newFolder(path.join(draft, TABLES));
  // its own row is in the backup, linked and signed
  await audited(actor, async () => ({
    result: undefined,
    entry: { action: 'back-up', subject: 'backup', after: { folder: path.basename(folder) } },
  }));
  await chainTrail();
  if (env().AUDIT_SIGNING_KEY !== undefined) await writeCheckpoint();
  const connection = await pool().getConnection();
  try {
    await beginSnapshot(connection);
    const migrations = await migrationsOf(connection);
    const audit = await headOf(connection);
    const at = new Date().toISOString();
    const tables: KeptTable[] = [];
    for (const name of await tableNames())
      tables.push(
        await dumpTable(connection, name, draft, (n) => onProgress?.(rowsOf(tables) + n, `行 ${name}`)),
      );
    await connection.rollback();
    // a file is written before the row that names it: after the tables, none is missing
    const files = await copyFiles(draft, audit.seq, (n) => onProgress?.(rowsOf(tables), `行，文件 ${n}`));
    const manifest: Manifest = { format: 1, at, migrations, tables, files, audit };
    const text = `${JSON.stringify(manifest, null, 1)}\n`;
    await writeFile(path.join(draft, MANIFEST), text, { mode: 0o600, flush: true });
    await mustBeNew(folder);
    await rename(draft, folder);
    return {
      folder,
      rows: rowsOf(tables),
      tables: tables.length,
      files: files.length,
      bytes: [...tables, ...files].reduce((sum, { bytes }) => sum + bytes, 0),
      audit,
      manifestSha256: createHash('sha256').update(text).digest('hex'),
    };
  } finally {
    connection.destroy(); // also in the middle of a stream
  }
}

async function mustBeNew(folder: string): Promise<void> {
  if (`${path.resolve(folder)}${path.sep}`.startsWith(`${env().XYD_DATA_DIR}${path.sep}`))
    throw new AppError(
      'invalid',
      'backup-inside-data',
      '备份不能放在数据目录之内：目录丢了，备份也丢了。请给出别处的文件夹，最好在另一块盘上。',
    );
  const there = await access(folder).then(
    () => true,
    () => false,
  );
  if (there)
    throw new AppError('conflict', 'backup-exists', `${folder} 已经存在。请给出一个还没有的文件夹。`);
}

const rowsOf = (tables: readonly KeptTable[]) => tables.reduce((sum, { rows }) => sum + rows, 0);

async function headOf(connection: PoolConnection): Promise<Manifest['audit']> {
  const [head] = await textRows(connection, 'SELECT seq, hash FROM audit_head WHERE id = 1');
  if (!head)
    throw new AppError('conflict', 'audit-head-missing', '审计链头不见了，请先运行 xyd audit verify 查明。');
  const text = env().AUDIT_SIGNING_KEY;
  const key = text === undefined ? undefined : signingKey(text);
  const publicKey = key?.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { seq: Number(head.seq), hash: head.hash, keyId: key?.keyId, publicKey };
}

const CHECKPOINTS = 'audit/checkpoints.jsonl';

async function copyFiles(draft: string, seq: number, onFiles: (files: number) => void): Promise<KeptFile[]> {
  const [from, to] = [env().XYD_DATA_DIR, path.join(draft, FILES)];
  await newFolder(to);
  const kept: KeptFile[] = [];
  for (const file of await dataFiles(from)) {
    if (file === CHECKPOINTS) kept.push(await copyCheckpoints(to, seq));
    else kept.push(await copyFile(from, to, file));
    onFiles(kept.length);
  }
  return kept;
}

/** Checkpoints of rows that the tables hold: later ones vouch for rows that are not in this backup. */
async function copyCheckpoints(to: string, seq: number): Promise<KeptFile> {
  let text = '';
  for await (const line of checkpointLines()) {
    if ((parseCheckpoint(line)?.seq ?? 0) > seq) break;
    text += `${line}\n`;
  }
  await newFolder(path.dirname(path.join(to, CHECKPOINTS)));
  await writeFile(path.join(to, CHECKPOINTS), text, { mode: 0o600, flag: 'wx', flush: true });
  return {
    path: CHECKPOINTS,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  };
}
