import type { RowDataPacket } from 'mysql2';
import { type Instant, instant, isoDate } from '@/kernel/period';
import type { BatchStatus, BatchSummary } from '../domain/batch';
import type { QualityCard } from '../domain/quality';
import type { SourceKey } from '../domain/source';

/** Instant -> what a DATETIME(3) column takes. */
export function toDatetime(at: Instant): string {
  return at.slice(0, 23).replace('T', ' ');
}

/** A DATETIME(3) column as text, in UTC, with its milliseconds -> Instant. */
export function fromDatetime(text: string): Instant {
  return instant(`${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20).padEnd(3, '0')}Z`);
}

export type StoredBatch = BatchSummary & {
  readonly fileSha256: string;
  readonly fileBytes: number;
  readonly startedBy: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | undefined;
};

/** A row of `batch` as mysql2 gives it (dates as text) to what the product speaks of. */
export function batchFromRow(row: RowDataPacket): StoredBatch {
  const quality = parsed(row.quality) as (QualityCard & { matchedWaiting?: number }) | Record<string, never>;
  return {
    batchId: String(row.id),
    source: row.source as SourceKey,
    profile: row.profile,
    file: row.file_name,
    fileSha256: row.file_sha256,
    fileBytes: Number(row.file_bytes),
    status: row.status as BatchStatus,
    alreadyIngested: false,
    knownAt: row.known_at === null ? undefined : fromDatetime(row.known_at),
    publishedOn: row.published_on === null ? undefined : isoDate(row.published_on),
    encoding: row.encoding ?? undefined,
    coverage: row.coverage,
    read: row.read,
    accepted: row.accepted,
    duplicate: row.duplicate,
    superseded: row.superseded,
    unmatched: row.unmatched,
    quarantined: row.quarantined,
    byReason: parsed(row.by_reason) as Record<string, number>,
    quality: 'header' in quality ? (quality as QualityCard) : undefined,
    matchedWaiting: quality.matchedWaiting ?? 0,
    ...(row.error === null ? {} : { error: row.error as string }),
    startedBy: row.started_by,
    startedAt: fromDatetime(row.started_at),
    finishedAt: row.finished_at === null ? undefined : fromDatetime(row.finished_at),
  };
}

/** MariaDB gives JSON columns as text, MySQL as values. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
