import { access } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { db } from '@/server/db';
import { env } from '@/server/env';
import { runThread } from '@/server/thread';
import type { KeptManifest } from '../domain/manifest';
import type { Snapshot } from '../domain/snapshot';
import { readSnapshotFile, type SharedTable } from './read-snapshot-file';

const KEPT = 2;
/** Two snapshots stay open while their values are no more than this; of a large city only one does. */
const MOST_VALUES = 80_000_000;
/** Below this a thread costs more than it saves. */
const THREAD_ROWS = 100_000;
const open = new Map<string, Promise<Snapshot>>();

/** What a snapshot was made from. @throws AppError not-found `snapshot-unknown` */
export async function readManifest(id: string): Promise<KeptManifest> {
  const row = await db().snapshot.findUnique({ where: { id }, select: { manifest: true } });
  if (!row)
    throw new AppError('not-found', 'snapshot-unknown', `没有快照 ${id}。请用 xyd snapshot list 查看。`);
  return row.manifest as unknown as KeptManifest;
}

/**
 * A snapshot's columns, in memory that threads share. The file's sha256 is checked when it is opened; the two
 * used last stay open, of a large city the last.
 * @throws AppError not-found `snapshot-unknown`, unavailable `snapshot-file-…`; column():
 *   not-found `feature-unknown`
 */
export async function openSnapshot(id: string): Promise<Snapshot> {
  const opening = open.get(id) ?? read(id);
  open.delete(id);
  open.set(id, opening);
  await closeOthers(opening);
  return opening.catch((cause: unknown) => {
    open.delete(id);
    throw cause;
  });
}

async function closeOthers(opening: Promise<Snapshot>): Promise<void> {
  for (const old of [...open.keys()].slice(0, -KEPT)) open.delete(old);
  const [earlier] = open;
  if (!earlier || earlier[1] === opening) return;
  const [a, b] = await Promise.allSettled([earlier[1], opening]);
  const values = [a, b].reduce(
    (n, s) => n + (s.status === 'fulfilled' ? s.value.rows * s.value.manifest.features.length : 0),
    0,
  );
  if (values > MOST_VALUES && open.get(earlier[0]) === earlier[1]) open.delete(earlier[0]);
}

async function read(id: string): Promise<Snapshot> {
  const manifest = await readManifest(id);
  const file = path.join(env().XYD_DATA_DIR, 'snapshots', id, 'snapshot.arrow');
  await access(file).catch(() => {
    throw damaged('snapshot-file-missing', `读不到快照文件 ${file}`, manifest);
  });
  const table = await readTable(file, manifest.rows);
  if (table?.sha256 !== manifest.arrowSha256)
    throw damaged('snapshot-file-differs', `快照文件 ${file} 与登记的 sha256 不符`, manifest);
  return {
    manifest,
    rows: table.rows,
    enterpriseId: table.enterpriseId,
    has: (feature) => table.columns.has(feature),
    column(feature) {
      const column = table.columns.get(feature);
      if (!column)
        throw new AppError(
          'not-found',
          'feature-unknown',
          `快照 ${id} 中没有指标 ${feature}。请核对指标名称。`,
        );
      return column;
    },
  };
}

async function readTable(file: string, rows: number): Promise<SharedTable | undefined> {
  if (rows < THREAD_ROWS) return readSnapshotFile(file, rows);
  let table: SharedTable | undefined;
  await runThread('src/modules/features/queries/snapshot-worker.ts', { file, rows }, (message) => {
    table = message as SharedTable | undefined;
  });
  return table;
}

function damaged(code: string, what: string, { asOf, knownAt }: KeptManifest): AppError {
  return new AppError(
    'unavailable',
    code,
    `${what}。请运行 xyd snapshot build --as-of ${asOf} --known-at ${knownAt} 重新写出。`,
  );
}
