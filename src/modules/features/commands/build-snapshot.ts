import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { type Instant, type IsoDate, instant, isoDate, tianjinDay } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { dateToDb, db } from '@/server/db';
import { env } from '@/server/env';
import { canonicalJson } from '../domain/canonical-json';
import { CATALOGUE } from '../domain/catalogue';
import {
  baseRefusal,
  dictionaries,
  featureVersions,
  type KeptManifest,
  snapshotId,
} from '../domain/manifest';
import { readManifest } from '../queries/open-snapshot';
import { batchesKnown, coveredSources, lastKnownAt } from '../queries/record-stream';
import { writeRows } from './snapshot-rows';
import { SnapshotWriter } from './snapshot-writer';

export type BuiltSnapshot = {
  readonly manifest: KeptManifest;
  /** false when this very snapshot was there already: it was computed again and gave the same bytes */
  readonly isNew: boolean;
  /** enterprises whose features were computed; the rest were copied from the base */
  readonly recomputed: number;
  /** why a base that was asked for was not used */
  readonly baseRefused?: NonNullable<ReturnType<typeof baseRefusal>>;
};

export type BuildSnapshotInput = {
  readonly asOf?: IsoDate;
  readonly knownAt?: Instant;
  readonly base?: string;
  readonly actor: Actor;
  readonly onProgress?: (enterprises: number) => void;
};

/** The last day of the month before `today`. */
export function lastMonthEnd(today: IsoDate): IsoDate {
  const first = isoDate(`${today.slice(0, 7)}-01`);
  return isoDate(new Date(Date.parse(first) - 86_400_000).toISOString().slice(0, 10));
}

/**
 * 指标快照: all features of every enterprise with a record known at `knownAt`, as of `asOf`, as an
 * immutable Arrow file with its manifest. The same (asOf, knownAt) gives the same bytes and id, however
 * often and whether from a base or not, and no second row.
 * @param input.asOf default the last month's end
 * @param input.knownAt default the instant the newest batch became known
 * @param input.base only enterprises touched since this snapshot are computed, where it fits
 * @throws AppError not-found (base), conflict (nothing was ingested, or a time ahead of now)
 */
export async function buildSnapshot(input: BuildSnapshotInput): Promise<BuiltSnapshot> {
  const now = new Date();
  const asOf = input.asOf ?? lastMonthEnd(tianjinDay(now));
  const knownAt = input.knownAt ?? (await lastKnownAt());
  if (!knownAt)
    throw new AppError(
      'conflict',
      'nothing-ingested',
      '还没有归集任何数据，不能生成快照。请先运行 xyd ingest。',
    );
  if (knownAt > instant(now) || asOf > tianjinDay(now))
    throw new AppError('invalid', 'snapshot-in-future', `数据日 ${asOf} 或获知时点 ${knownAt} 在将来。`);
  const covered = await coveredSources(knownAt);
  const wanted = { asOf, knownAt, covered };
  const base = input.base === undefined ? undefined : await readManifest(input.base);
  const baseRefused = base && baseRefusal(base, wanted);
  const draft = path.join(env().XYD_DATA_DIR, 'snapshots', `.draft-${randomUUID()}`);
  try {
    const writer = await SnapshotWriter.create(
      path.join(draft, 'snapshot.arrow'),
      CATALOGUE.map((f) => f.key),
      { asOf, knownAt, features: canonicalJson(featureVersions()) },
    );
    const counts = await writeRows(writer, {
      ...wanted,
      base: baseRefused ? undefined : base,
      onProgress: input.onProgress,
    }).catch(async (cause: unknown) => {
      await writer.abandon();
      throw cause;
    });
    const arrowSha256 = await writer.finish();
    const manifest: KeptManifest = {
      id: snapshotId(asOf, arrowSha256),
      asOf,
      knownAt,
      rows: writer.rows,
      records: counts.records,
      batches: (await batchesKnown(knownAt)).map(String),
      covered,
      features: featureVersions(),
      dictionaries: dictionaries(),
      arrowSha256,
    };
    await keep(draft, manifest);
    const usedBase = base && !baseRefused ? base.id : undefined;
    const isNew = await enter(input.actor, manifest, usedBase);
    return { manifest, isNew, recomputed: counts.recomputed, ...(baseRefused ? { baseRefused } : {}) };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Whole or not at all: the folder appears under its id when both files are on the disk. */
async function keep(draft: string, manifest: KeptManifest): Promise<void> {
  const file = await open(path.join(draft, 'manifest.json'), 'w');
  await file.writeFile(`${canonicalJson(manifest)}\n`);
  await file.sync();
  await file.close();
  const folder = path.join(env().XYD_DATA_DIR, 'snapshots', manifest.id);
  await mkdir(folder, { recursive: true });
  // one by one: scores may lie beside an earlier copy of the same bytes
  for (const name of ['snapshot.arrow', 'manifest.json'])
    await rename(path.join(draft, name), path.join(folder, name));
}

/** The row that names the snapshot; a second one is never written. @returns whether it is new */
async function enter(actor: Actor, manifest: KeptManifest, baseId: string | undefined): Promise<boolean> {
  const { id, asOf, knownAt, rows, records, arrowSha256 } = manifest;
  const there = () => db().snapshot.findUnique({ where: { id }, select: { id: true } });
  if (await there()) return false;
  try {
    await audited(actor, async (tx) => {
      await tx.snapshot.create({
        data: {
          id,
          asOf: dateToDb(asOf),
          knownAt: new Date(knownAt),
          enterprises: rows,
          records: BigInt(records),
          arrowSha256,
          manifest,
          path: path.join('snapshots', id, 'snapshot.arrow'),
          baseId,
        },
      });
      const after = { asOf, knownAt, rows, records, arrowSha256, base: baseId ?? null };
      return { result: undefined, entry: { action: 'build-snapshot', subject: `snapshot:${id}`, after } };
    });
    return true;
  } catch (cause) {
    if (await there()) return false; // built twice at once: the first row stands, the bytes are the same
    throw cause;
  }
}
