import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';
import { type Instant, type IsoDate, tianjinDay } from '@/kernel/period';
import type { Actor } from '@/kernel/permissions';
import { auditedBulk } from '@/modules/audit/commands/audited-bulk';
import { pool } from '@/server/db';
import type { BatchSummary } from '../domain/batch';
import { contentHash } from '../domain/hash-row';
import type { Profile } from '../domain/profile';
import { sourceOf } from '../domain/registry';
import { batchFromRow } from '../queries/batch-row';
import type { KnownSubjects } from '../queries/known-subjects';
import type { OpenedTable } from '../queries/read-table';
import { closeBatch, closeDeadBatches, openBatch } from './batch-state';
import { releaseLock, takeLock } from './ingest-lock';
import { keepSource, profileSource } from './keep-source';
import { idMarks, keepMadeIds } from './made-ids';
import { RowSpill } from './row-spill';
import { settleBatch } from './settle-batch';
import { stageTable } from './stage-table';
import { createStaging, dropStaging, stagingOf } from './staging';
import { writeIntakeJournal } from './write-intake-journal';

export type IngestProgress = { readonly phase: 'reading' | 'waiting' | 'settling'; readonly rows: number };

/** For files of a run that are read while the one before them settles. */
export type InTurn = {
  /** settles once the file before is in; where that fails, this one is not taken in */
  readonly before: Promise<unknown>;
  readonly stop: AbortSignal;
  /** the file settles now. @param named enterprises it names that were not known when it was read */
  readonly onSettling: (named: number) => void;
};

export type TableInput = {
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Opens the rows; called again when cells of contradicting rows are needed. */
  readonly open: () => Promise<OpenedTable>;
  readonly profile: Profile;
  readonly actor: Actor;
  /** Day the data were published; the day of `knownAt` otherwise. Rows may carry their own. */
  readonly publishedOn?: IsoDate;
  /** For history that is taken over: when the platform learnt it. The instant of commit otherwise. */
  readonly knownAt?: Instant;
  readonly onProgress?: (progress: IngestProgress) => void;
  /** Whether the row bounds of the source hold; not for corrections of single rows. */
  readonly bounded: boolean;
  /** Where it differs from the profile's: a single row covers nothing. */
  readonly coverage?: 'partial';
  readonly inTurn?: InTurn;
  /** Enterprises in memory; without it all subjects are resolved by the database. */
  readonly known?: KnownSubjects;
  /** What else must be written in the same transaction. */
  readonly alongside?: (connection: PoolConnection, batchId: string) => Promise<void>;
  /** The bytes as published, to be kept among the source files. */
  readonly published: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** For a rebuild: the number the batch had, and the instant against which it was read. */
  readonly again?: { readonly batchId: string; readonly arrivedAt: Instant };
};

/** Longest wait for another file that is settling, seconds. */
const PATIENCE = 3600;

/**
 * Takes in one table, all or nothing: stages it without holding anybody up, then settles it in one
 * transaction under the `ingest` lock. A table already in under the same profile changes nothing.
 */
export async function ingestTable(input: TableInput): Promise<BatchSummary> {
  const { profile, actor } = input;
  const source = sourceOf(profile.source);
  const fileLock = `file-${contentHash(`${profile.key} ${input.sha256}`)}`;
  const connection = await pool().getConnection();
  try {
    await takeLock(connection, fileLock, PATIENCE);
    await closeDeadBatches(connection);
    const earlier = await earlierBatch(connection, profile, input.sha256);
    if (earlier) {
      await keepSource({ sha256: input.sha256, bytes: input.published }); // taken in before files were kept
      return { ...earlier, alreadyIngested: true };
    }

    const publishedOn = input.publishedOn ?? tianjinDay(input.knownAt ? new Date(input.knownAt) : new Date());
    const mapping = profileSource(profile);
    const batchId = await openBatch(connection, {
      ...(input.again ? { id: input.again.batchId } : {}),
      source: source.key,
      profile: profile.key,
      profile_sha256: mapping.sha256,
      file_name: input.fileName.slice(-255),
      file_sha256: input.sha256,
      file_bytes: input.bytes,
      status: 'running',
      published_on: publishedOn,
      coverage: input.coverage ?? profile.coverage,
      by_reason: '{}',
      quality: '{}',
      started_by: actor.login,
    });
    const staging = stagingOf(batchId);
    const spill = new RowSpill(batchId);
    try {
      await createStaging(connection, staging);
      const staged = await stageTable(connection, staging, input, source, publishedOn, spill);
      await keepSource({ sha256: input.sha256, bytes: input.published });
      await keepSource(mapping);
      input.onProgress?.({ phase: 'waiting', rows: staged.read });
      await input.inTurn?.before.catch(() => {
        throw notInTurn();
      });
      input.inTurn?.stop.throwIfAborted();
      await takeLock(connection, 'ingest', PATIENCE);
      try {
        input.inTurn?.onSettling(staged.subjects.last);
        input.onProgress?.({ phase: 'settling', rows: staged.read });
        const taught = await auditedBulk(actor, connection, async () => {
          const marks = await idMarks(connection);
          const settled = await settleBatch(connection, staging, input, source, staged);
          await keepMadeIds(connection, batchId, marks);
          return settled;
        });
        if (taught) input.known?.add(taught);
      } finally {
        await releaseLock(connection, 'ingest').catch(() => {});
      }
    } catch (error) {
      const refused = error instanceof AppError && error.kind !== 'internal' && error.kind !== 'unavailable';
      await closeBatch(actor, batchId, refused ? 'refused' : 'failed', error as Error).catch(() => {});
      throw error;
    } finally {
      spill.close();
      await dropStaging(connection, staging).catch(() => {});
      await releaseLock(connection, `batch-${batchId}`).catch(() => {});
      if (!input.again) await writeIntakeJournal();
    }
    return await readBatch(connection, batchId);
  } finally {
    await releaseLock(connection, fileLock).catch(() => {});
    connection.release();
  }
}

export function notInTurn(): AppError {
  return new AppError(
    'unavailable',
    'earlier-file-stopped',
    '排在前面的文件没有入库，本文件没有写入任何数据。请先处理前面的文件，再重新导入整个文件夹。',
  );
}

async function earlierBatch(
  connection: PoolConnection,
  profile: Profile,
  sha256: string,
): Promise<BatchSummary | undefined> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT * FROM batch WHERE source = ? AND profile = ? AND file_sha256 = ? AND status = 'done' ORDER BY id LIMIT 1",
    [profile.source, profile.key, sha256],
  );
  return rows[0] && batchFromRow(rows[0]);
}

async function readBatch(connection: PoolConnection, batchId: string): Promise<BatchSummary> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT * FROM batch WHERE id = ?', [batchId]);
  return batchFromRow(rows[0] as RowDataPacket);
}
