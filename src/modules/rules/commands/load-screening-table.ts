import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { releaseLock, takeLock } from '@/modules/ingestion/commands/ingest-lock';
import { pool, screeningPool } from '@/server/db';
import { columnsOf } from '../domain/snapshot-columns';
import { tableSql } from '../domain/sql/screening-table';
import { openLatest } from '../queries/open-latest';
import { screeningTableOf } from '../queries/screening-backend';
import { fillScreeningTable } from './fill-screening-table';

const PATIENCE_SECONDS = 600;

export type LoadedTable = { readonly table: string; readonly rows: number; readonly isNew: boolean };

/**
 * Puts a snapshot with its scores into a table of the engine that screens. The table appears whole, under
 * its name, at the end; a load that was stopped goes on where it was, a table that is there is left alone.
 * @throws AppError as `openLatest`; unavailable `database-local-infile`, `screening-table-busy`
 */
export async function loadScreeningTable(
  actor: Actor,
  input: {
    readonly snapshotId?: string;
    readonly scoreRunId?: string;
    readonly onProgress?: (rows: number, of: number) => void;
  },
): Promise<LoadedTable> {
  const { snapshot, scores } = await openLatest({ kind: 'operator' }, input.snapshotId, input.scoreRunId);
  const { name, features } = screeningTableOf({ snapshot, scores });
  const rows = { ids: snapshot.enterpriseId, source: columnsOf(snapshot, scores), features: [...features] };
  return alone(name, async () => {
    const connection = await screeningPool().getConnection();
    try {
      if (await isThere(connection, name)) return { table: name, rows: snapshot.rows, isNew: false };
      const draft = `${name}_draft`;
      await fillScreeningTable(connection, draft, rows, (done) => input.onProgress?.(done, snapshot.rows));
      return await audited<LoadedTable>(actor, async () => {
        if (!(await isThere(connection, name)))
          await connection.query(`ALTER TABLE ${tableSql(draft)} RENAME ${tableSql(name)}`);
        return {
          result: { table: name, rows: snapshot.rows, isNew: true },
          entry: {
            action: 'load-screening-table',
            subject: `screening-table:${name}`,
            after: { snapshot: snapshot.manifest.id, scoreRun: scores?.runId ?? null, rows: snapshot.rows },
          },
        };
      });
    } finally {
      connection.release();
    }
  });
}

async function isThere(connection: PoolConnection, name: string): Promise<boolean> {
  const [found] = await connection.query<RowDataPacket[]>(
    'SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?',
    [name],
  );
  return found.length > 0;
}

/** One process loads a table at a time, by a lock of the platform's own database: not every engine has them. */
async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const connection = await pool().getConnection();
  try {
    await takeLock(connection, name, PATIENCE_SECONDS).catch((cause: unknown) => {
      if (!(cause instanceof AppError)) throw cause;
      throw new AppError(
        'unavailable',
        'screening-table-busy',
        `另一个进程正在装载筛选表 ${name}，等待超时。请稍后重试。`,
      );
    });
    return await work().finally(() => releaseLock(connection, name));
  } finally {
    connection.release();
  }
}
