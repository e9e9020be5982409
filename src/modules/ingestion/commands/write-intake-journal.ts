import type { PoolConnection } from 'mysql2/promise';
import { pool } from '@/server/db';
import { keepJournal } from '@/server/journal-file';
import { logger } from '@/server/logger';
import { readIntake } from '../queries/read-intake';
import { releaseLock, takeLock } from './ingest-lock';

const PATIENCE = 60;

async function linesOf(connection: PoolConnection): Promise<string[]> {
  return (await readIntake(connection)).map((line) => JSON.stringify(line));
}

/** The intake part of the journal as it stands now, as lines of NDJSON. */
export async function intakeLines(): Promise<string[]> {
  const connection = await pool().getConnection();
  return linesOf(connection).finally(() => connection.release());
}

/**
 * Reads the database and writes a part of the journal, one process at a time: an older state never replaces
 * a newer one. What the journal tells of is committed already: where it cannot be written, that is logged and
 * nothing is undone; it is made anew each time, so that the next writing makes it whole.
 */
export async function writingJournal(write: (connection: PoolConnection) => Promise<void>): Promise<void> {
  try {
    const connection = await pool().getConnection();
    try {
      await takeLock(connection, 'journal', PATIENCE);
      await write(connection).finally(() => releaseLock(connection, 'journal').catch(() => {}));
    } finally {
      connection.release();
    }
  } catch (err) {
    logger().warn({ err }, 'the journal was not written; the next writing makes it whole');
  }
}

/** Writes the intake part of the journal beside the data, after each batch and each dismissal. */
export async function writeIntakeJournal(): Promise<void> {
  await writingJournal(async (connection) =>
    keepJournal('intake', await linesOf(connection), (line) => line.startsWith('{"kind":"batch"')),
  );
}
