import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { db } from '@/server/db';
import { env } from '@/server/env';
import type { KeptManifest } from '../domain/manifest';
import type { Snapshot } from '../domain/snapshot';
import { decodeSnapshot } from '../domain/snapshot-file';

const KEPT = 2;
const open = new Map<string, Promise<Snapshot>>();

/** What a snapshot was made from. @throws AppError not-found `snapshot-unknown` */
export async function readManifest(id: string): Promise<KeptManifest> {
  const row = await db().snapshot.findUnique({ where: { id }, select: { manifest: true } });
  if (!row)
    throw new AppError('not-found', 'snapshot-unknown', `没有快照 ${id}。请用 xyd snapshot list 查看。`);
  return row.manifest as unknown as KeptManifest;
}

/**
 * A snapshot's columns. The file's sha256 is checked when it is opened; the two used last stay open.
 * @throws AppError not-found `snapshot-unknown`, unavailable `snapshot-file-…`; column():
 *   not-found `feature-unknown`
 */
export async function openSnapshot(id: string): Promise<Snapshot> {
  const opening = open.get(id) ?? read(id);
  open.delete(id);
  open.set(id, opening);
  for (const old of [...open.keys()].slice(0, -KEPT)) open.delete(old);
  return opening.catch((cause: unknown) => {
    open.delete(id);
    throw cause;
  });
}

async function read(id: string): Promise<Snapshot> {
  const manifest = await readManifest(id);
  const file = path.join(env().XYD_DATA_DIR, 'snapshots', id, 'snapshot.arrow');
  const bytes = await readFile(file).catch(() => {
    throw damaged('snapshot-file-missing', `读不到快照文件 ${file}`, manifest);
  });
  if (createHash('sha256').update(bytes).digest('hex') !== manifest.arrowSha256)
    throw damaged('snapshot-file-differs', `快照文件 ${file} 与登记的 sha256 不符`, manifest);
  const table = decodeSnapshot(bytes);
  if (!table) throw damaged('snapshot-file-differs', `快照文件 ${file} 的列不对`, manifest);
  return {
    manifest,
    rows: table.rows,
    enterpriseId: table.enterpriseId,
    has: (feature) => table.features.includes(feature),
    column(feature) {
      const column = table.column(feature);
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

function damaged(code: string, what: string, { asOf, knownAt }: KeptManifest): AppError {
  return new AppError(
    'unavailable',
    code,
    `${what}。请运行 xyd snapshot build --as-of ${asOf} --known-at ${knownAt} 重新写出。`,
  );
}
