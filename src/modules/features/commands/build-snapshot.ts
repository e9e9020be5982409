import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { type Instant, type IsoDate, instant, isoDate, tianjinDay } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { lastKnownAt } from '@/modules/ingestion/queries/known-batches';
import { dateToDb, db } from '@/server/db';
import { env } from '@/server/env';
import { canonicalJson } from '../domain/canonical-json';
import type { baseRefusal, KeptManifest } from '../domain/manifest';
import { readManifest } from '../queries/open-snapshot';
import { discardDraft, draftSnapshot } from './draft-snapshot';

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
  const base = input.base === undefined ? undefined : await readManifest(input.base);
  const draft = await draftSnapshot({ asOf, knownAt, base, onProgress: input.onProgress });
  try {
    await keep(draft.folder, draft.manifest);
    const { manifest, recomputed, baseRefused } = draft;
    const isNew = await enter(input.actor, manifest, base && !baseRefused ? base.id : undefined);
    return { manifest, isNew, recomputed, ...(baseRefused ? { baseRefused } : {}) };
  } finally {
    await discardDraft(draft);
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
