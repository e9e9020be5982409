import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import {
  type BatchLine,
  batchLine,
  type DismissalLine,
  dismissalLine,
  type MadeIds,
  type NumberedTable,
} from '../domain/intake-journal';
import { batchFromRow, fromDatetime } from './batch-row';
import { idRuns } from './id-runs';

// the quality card is most of a row, and is made again
const COLUMNS = `b.id, b.source, b.profile, b.profile_sha256, b.file_name, b.file_sha256, b.file_bytes, b.status,
  b.known_at, b.published_on, b.encoding, b.coverage, b.read, b.accepted, b.duplicate, b.superseded, b.unmatched,
  b.quarantined, b.error, b.started_by, b.started_at, b.finished_at, b.made_ids`;
const NONE = { enterprise: [], quarantine_row: [] };

/**
 * What was taken in, as lines of the journal: batches in the order they settled, then the refused rows that
 * were dismissed. That order is the order of their audit rows, which are written under the lock that lets
 * one batch settle after the other; the clock may be set back. Batches that still run are not in it.
 */
export async function readIntake(connection: PoolConnection): Promise<(BatchLine | DismissalLine)[]> {
  const [batches] = await connection.query<RowDataPacket[]>(
    `SELECT ${COLUMNS}, '{}' AS by_reason, '{}' AS quality, (SELECT MIN(a.id) FROM audit_event a
                   WHERE a.subject = CONCAT('batch:', b.id) AND a.action = 'ingest-file') AS nth
       FROM batch b WHERE b.status <> 'running' ORDER BY nth IS NULL, nth, b.id`,
  );
  const [closed] = await connection.query<RowDataPacket[]>(
    `SELECT id, status, resolution, resolved_by, resolved_at FROM quarantine_row
      WHERE status IN ('resolved', 'dismissed') ORDER BY id`,
  );
  const corrected = new Map<string, RowDataPacket>();
  for (const row of closed) {
    const batch = row.status === 'resolved' && /^批次 (\d+)(：|$)/.exec(row.resolution)?.[1];
    if (batch) corrected.set(batch, row);
  }
  const lines = batches.map((row) => lineOf(row, corrected.get(String(row.id))));
  const before = batches.findIndex((row) => row.status === 'done' && row.made_ids === null);
  if (before >= 0) lines[before] = { ...lines[before]!, madeIds: await idsBefore(connection, lines) };
  return [...lines, ...closed.filter((row) => row.status === 'dismissed').map(dismissalOf)];
}

/**
 * Ids given out before batches wrote them down. They are handed out again in ascending order, so that it
 * does not matter which of those batches names them.
 */
async function idsBefore(connection: PoolConnection, lines: readonly BatchLine[]): Promise<MadeIds> {
  const of = (table: NumberedTable) => {
    const first = Math.min(...lines.flatMap((line) => line.madeIds[table].map((run) => run[0])));
    return idRuns(connection, table, '0', Number.isFinite(first) ? String(first - 1) : undefined);
  };
  return { enterprise: await of('enterprise'), quarantine_row: await of('quarantine_row') };
}

function lineOf(row: RowDataPacket, corrects: RowDataPacket | undefined): BatchLine {
  const b = batchFromRow(row);
  const made = typeof row.made_ids === 'string' ? JSON.parse(row.made_ids) : row.made_ids;
  const told = batchLine.safeParse({
    kind: 'batch',
    id: b.batchId,
    status: b.status,
    source: b.source,
    profile: b.profile,
    profileSha256: row.profile_sha256,
    fileName: b.file,
    fileSha256: b.fileSha256,
    fileBytes: b.fileBytes,
    knownAt: b.knownAt ?? null,
    publishedOn: b.publishedOn ?? null,
    coverage: b.coverage,
    startedBy: b.startedBy,
    startedAt: b.startedAt,
    finishedAt: b.finishedAt ?? null,
    read: b.read,
    accepted: b.accepted,
    duplicate: b.duplicate,
    superseded: b.superseded,
    unmatched: b.unmatched,
    quarantined: b.quarantined,
    error: b.error ?? null,
    madeIds: made ?? NONE,
    corrects: corrects
      ? {
          id: String(corrects.id),
          resolution: corrects.resolution,
          by: corrects.resolved_by,
          at: fromDatetime(corrects.resolved_at),
        }
      : null,
  } satisfies Record<keyof BatchLine, unknown>);
  if (told.success) return told.data;
  const words = told.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
  throw new TypeError(`batch ${b.batchId} is none the journal can tell of: ${words}`);
}

function dismissalOf(row: RowDataPacket): DismissalLine {
  return dismissalLine.parse({
    kind: 'dismissal',
    id: String(row.id),
    remark: row.resolution ?? '',
    by: row.resolved_by ?? '',
    at: fromDatetime(row.resolved_at),
  });
}
