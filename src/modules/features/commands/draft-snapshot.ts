import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Instant, IsoDate } from '@/kernel/period';
import { batchesKnown, coveredSources } from '@/modules/ingestion/queries/known-batches';
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
import { writeRows } from './snapshot-rows';
import { SnapshotWriter } from './snapshot-writer';

/** A snapshot worked out and written beside the others, not yet one of them. */
export type SnapshotDraft = {
  readonly folder: string;
  readonly manifest: KeptManifest;
  readonly recomputed: number;
  readonly baseRefused: ReturnType<typeof baseRefusal>;
};

/** Computes a snapshot into a draft folder; the caller keeps it or discards it. */
export async function draftSnapshot(input: {
  readonly asOf: IsoDate;
  readonly knownAt: Instant;
  readonly base?: KeptManifest;
  readonly onProgress?: (enterprises: number) => void;
}): Promise<SnapshotDraft> {
  const { asOf, knownAt, base, onProgress } = input;
  const covered = await coveredSources(knownAt);
  const wanted = { asOf, knownAt, covered };
  const baseRefused = base && baseRefusal(base, wanted);
  const folder = path.join(env().XYD_DATA_DIR, 'snapshots', `.draft-${randomUUID()}`);
  const features = CATALOGUE.map((f) => f.key);
  const told = { asOf, knownAt, features: canonicalJson(featureVersions()) };
  let writer: SnapshotWriter | undefined;
  try {
    writer = await SnapshotWriter.create(path.join(folder, 'snapshot.arrow'), features, told);
    const counts = await writeRows(writer, { ...wanted, base: baseRefused ? undefined : base, onProgress });
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
    return { folder, manifest, recomputed: counts.recomputed, baseRefused };
  } catch (cause) {
    await writer?.abandon();
    await rm(folder, { recursive: true, force: true });
    throw cause;
  }
}

export async function discardDraft(draft: SnapshotDraft): Promise<void> {
  await rm(draft.folder, { recursive: true, force: true });
}
