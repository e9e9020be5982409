import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import type { Snapshot } from '@/modules/features/domain/snapshot';
import { openSnapshot } from '@/modules/features/queries/open-snapshot';
import type { Outcome } from '@/modules/rules/domain/expr';
import { db } from '@/server/db';
import { env } from '@/server/env';
import { blockBytes, type MatchManifest, placeOf, rowOutcomes } from '../domain/match-file';
import { snapshotRow } from '../domain/snapshot-row';

type Run = {
  readonly id: string;
  readonly folder: string;
  readonly manifest: MatchManifest;
  readonly snapshot: Snapshot;
};
const kept = new Map<string, MatchManifest>();

/** One match of everybody, the newest unless named. @throws AppError not-found, unavailable (its files are gone) */
async function openRun(id: string | undefined): Promise<Run> {
  const row = id
    ? await db().matchRun.findUnique({ where: { id } })
    : await db().matchRun.findFirst({ orderBy: [{ madeAt: 'desc' }, { id: 'desc' }] });
  if (!row)
    throw new AppError(
      'not-found',
      'match-run-unknown',
      '没有这次全量撮合。请先运行 xyd match-all，或核对编号。',
    );
  const folder = path.join(env().XYD_DATA_DIR, 'matches', row.id);
  const manifest =
    kept.get(row.id) ?? (JSON.parse(await file(path.join(folder, 'manifest.json'))) as MatchManifest);
  kept.set(row.id, manifest);
  return { id: row.id, folder, manifest, snapshot: await openSnapshot(manifest.snapshotId) };
}

async function file(name: string): Promise<string> {
  return readFile(name, 'utf8').catch(() => {
    throw gone(name);
  });
}

function gone(name: string): AppError {
  return new AppError(
    'unavailable',
    'match-file-missing',
    `读不到全量撮合的文件 ${name}。请删除其目录后重新运行 xyd match-all。`,
  );
}

export type MatchedList = {
  readonly id: string;
  readonly snapshotId: string;
  readonly code: string;
  readonly pass: number;
  readonly refer: number;
  readonly members: readonly {
    readonly rank: number;
    readonly enterpriseId: bigint;
    readonly outcome: 'pass' | 'refer';
  }[];
};

/** One page of a product's list, the best score first, then who is referred. @throws AppError not-found, unavailable */
export async function matchedList(
  _scope: OperatorScope,
  input: {
    readonly runId?: string;
    readonly product: string;
    readonly afterRank: number;
    readonly limit: number;
  },
): Promise<MatchedList> {
  const { id, folder, manifest, snapshot } = await openRun(input.runId);
  const at = manifest.products.findIndex((p) => p.code === input.product);
  if (at < 0)
    throw new AppError(
      'not-found',
      'product-not-matched',
      `这次撮合中没有产品“${input.product}”，请核对代码。`,
    );
  const { pass, refer, code } = manifest.products[at]!;
  const n = Math.max(0, Math.min(input.limit, pass + refer - input.afterRank));
  const rows = new Int32Array(n);
  const name = path.join(folder, `list-${at}`);
  const handle = await open(name, 'r').catch(() => {
    throw gone(name);
  });
  await handle.read(new Uint8Array(rows.buffer), 0, n * 4, input.afterRank * 4);
  await handle.close();
  return {
    id,
    snapshotId: manifest.snapshotId,
    code,
    pass,
    refer,
    members: Array.from(rows, (row, i) => ({
      rank: input.afterRank + i + 1,
      enterpriseId: snapshot.enterpriseId[row]!,
      outcome: input.afterRank + i < pass ? 'pass' : 'refer',
    })),
  };
}

export type EnterpriseMatches = {
  readonly id: string;
  readonly snapshotId: string;
  readonly products: readonly {
    readonly code: string;
    readonly outcome: Outcome;
    readonly rules: readonly { readonly id: string; readonly outcome: Outcome; readonly unknown: boolean }[];
  }[];
};

/** What every rule of every product found for one enterprise, read from the bits. @throws AppError not-found, unavailable */
export async function enterpriseMatches(
  _scope: OperatorScope,
  input: { readonly runId?: string; readonly enterpriseId: bigint },
): Promise<EnterpriseMatches> {
  const { id, folder, manifest, snapshot } = await openRun(input.runId);
  const row = snapshotRow(snapshot.enterpriseId, input.enterpriseId);
  if (row === undefined)
    throw new AppError('not-found', 'enterprise-not-matched', '这次撮合所用的快照中没有这家企业。');
  const place = placeOf(row, manifest);
  const bytes = Buffer.alloc(blockBytes(manifest));
  const name = path.join(folder, place.file);
  const handle = await open(name, 'r').catch(() => {
    throw gone(name);
  });
  await handle.read(bytes, 0, bytes.length, place.offset);
  await handle.close();
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  return {
    id,
    snapshotId: manifest.snapshotId,
    products: rowOutcomes(words, place.word, place.bit, manifest),
  };
}
