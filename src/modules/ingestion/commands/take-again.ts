import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';
import { type Instant, instant, isoDate } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { auditedBulk } from '@/modules/audit/commands/audited-bulk';
import { mintScope, SYSTEM_ACTOR } from '@/server/scopes';
import type { BatchLine } from '../domain/intake-journal';
import { type Profile, profileSchema } from '../domain/profile';
import { toDatetime } from '../queries/batch-row';
import { keptSource } from '../queries/kept-source';
import { loadProfile } from '../queries/load-profile';
import { openByProfile } from './ingest-file';
import { releaseLock, takeLock } from './ingest-lock';
import { ingestTable } from './ingest-table';
import { resolveQuarantine } from './resolve-quarantine';
import { dropStaging, stagingOf } from './staging';

/** Longest wait for the server to notice that a killed rebuild is gone, seconds. */
const PATIENCE = 120;

/**
 * Takes one batch of the journal in again, from its kept file, under its number, as known then.
 * @throws AppError as `keptSource`; what ingestion says of the file, the batch named
 */
export async function takeAgain(
  connection: PoolConnection,
  batch: BatchLine,
  sources: string,
): Promise<void> {
  await dropLeftover(connection, batch.id);
  const what = `批次 ${batch.id} 的 ${batch.fileName}`;
  const file = await keptSource(sources, batch.fileSha256, what);
  const profile = await profileOf(batch, sources);
  if (batch.knownAt === null || batch.publishedOn === null) throw malformed(batch);
  const [knownAt, publishedOn] = [instant(batch.knownAt), isoDate(batch.publishedOn)];
  const again = { batchId: batch.id, arrivedAt: arrival(batch, knownAt) };
  const actor: Actor = { login: batch.startedBy, role: 'system' };
  try {
    if (batch.corrects) {
      const [id, cells] = JSON.parse(await readFile(file, 'utf8')) as [string, string[]];
      await resolveQuarantine(mintScope.operator(actor), { id, cells }, { again, profile, knownAt });
      return;
    }
    await ingestTable({
      fileName: batch.fileName,
      bytes: batch.fileBytes,
      sha256: batch.fileSha256,
      open: () => openByProfile(file, profile),
      published: () => createReadStream(file),
      profile,
      actor,
      publishedOn,
      knownAt,
      bounded: true,
      again,
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.kind, error.code, `${what}：${error.message}`, error.detail);
  }
}

/** A batch of which nothing was taken in: its row as it was, no file is read. */
export async function enterUntaken(connection: PoolConnection, batch: BatchLine): Promise<void> {
  await auditedBulk(SYSTEM_ACTOR, connection, async () => {
    await connection.query('INSERT IGNORE INTO batch SET ?', [
      {
        id: batch.id,
        source: batch.source,
        profile: batch.profile,
        profile_sha256: batch.profileSha256,
        file_name: batch.fileName,
        file_sha256: batch.fileSha256,
        file_bytes: batch.fileBytes,
        status: batch.status,
        published_on: batch.publishedOn,
        coverage: batch.coverage,
        by_reason: '{}',
        quality: '{}',
        error: batch.error,
        started_by: batch.startedBy,
        started_at: toDatetime(instant(batch.startedAt)),
      },
    ]);
    const after = { status: batch.status, rebuilt: true };
    return { result: undefined, entry: { action: 'ingest-file', subject: `batch:${batch.id}`, after } };
  });
}

/**
 * The instant against which rows with a publication day of their own were read: a batch of history by
 * the instant it was given, which lies before it began; any other when it began.
 */
function arrival(batch: BatchLine, knownAt: Instant): Instant {
  const started = instant(batch.startedAt);
  return knownAt < started ? knownAt : started;
}

async function profileOf(batch: BatchLine, sources: string): Promise<Profile> {
  if (batch.profileSha256 === null) return loadProfile(batch.profile);
  const what = `批次 ${batch.id} 的字段映射 ${batch.profile}`;
  const file = await keptSource(sources, batch.profileSha256, what);
  return profileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** What a rebuild that was killed left of a batch: a row that says it runs, and tables to work in. */
async function dropLeftover(connection: PoolConnection, batchId: string): Promise<void> {
  await takeLock(connection, `batch-${batchId}`, PATIENCE);
  try {
    await dropStaging(connection, stagingOf(batchId));
    await auditedBulk(SYSTEM_ACTOR, connection, async () => {
      await connection.query("DELETE FROM batch WHERE id = ? AND status <> 'done'", [batchId]);
      return { result: undefined, entry: { action: 'rebuild-batch', subject: `batch:${batchId}` } };
    });
  } finally {
    await releaseLock(connection, `batch-${batchId}`);
  }
}

function malformed(batch: BatchLine): AppError {
  return new AppError(
    'invalid',
    'journal-malformed',
    `记录册中批次 ${batch.id} 没有获知时点或公布日期，不能重建。`,
  );
}
