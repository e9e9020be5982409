import type { ResultSetHeader, RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { AppError } from '@/kernel/errors';
import type { Actor } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { isLockFree, takeLock } from './ingest-lock';
import { dropStaging, stagedBatches, stagingOf } from './staging';

/**
 * Opens a batch row that others see only once its lock is held.
 * @param row column -> value
 */
export async function openBatch(
  connection: PoolConnection,
  row: Readonly<Record<string, string | number | null>>,
): Promise<string> {
  await connection.beginTransaction();
  try {
    const [made] = await connection.query<ResultSetHeader>(
      'INSERT INTO batch SET ?, started_at = UTC_TIMESTAMP(3)',
      [row],
    );
    const batchId = String(made.insertId);
    await takeLock(connection, `batch-${batchId}`, 0);
    await connection.commit();
    return batchId;
  } catch (error) {
    await connection.rollback().catch(() => {});
    throw error;
  }
}

/** Ends a batch of which nothing was taken in, with the reason a person can read. */
export async function closeBatch(
  actor: Actor,
  batchId: string,
  status: 'refused' | 'failed',
  error: Error,
): Promise<void> {
  const words =
    error instanceof AppError
      ? error.message
      : '入库时系统出错，本批没有写入任何数据。请重试；若再次失败请联系平台。';
  const code = error instanceof AppError ? error.code : 'internal';
  await audited(actor, async (tx) => {
    await tx.batch.updateMany({
      where: { id: BigInt(batchId), status: 'running' },
      data: { status, error: words, finishedAt: new Date() },
    });
    return {
      result: undefined,
      entry: { action: 'ingest-file', subject: `batch:${batchId}`, after: { status, code } },
    };
  });
}

/** Marks batches whose process is gone as failed and drops what they left. Nothing of them was taken in. */
export async function closeDeadBatches(connection: PoolConnection): Promise<void> {
  const [running] = await connection.query<RowDataPacket[]>("SELECT id FROM batch WHERE status = 'running'");
  for (const { id } of running) {
    if (!(await isLockFree(connection, `batch-${id}`))) continue;
    await dropStaging(connection, stagingOf(String(id)));
    const gone = new AppError(
      'internal',
      'ingest-stopped',
      '入库进程中途停止，本批没有写入任何数据，重新导入即可。',
    );
    await closeBatch({ login: 'system', role: 'system' }, String(id), 'failed', gone);
  }
  await dropDeadStaging(connection);
}

/** Killed between its commit and the end of its tables, a batch is done and its rows lie there twice. */
async function dropDeadStaging(connection: PoolConnection): Promise<void> {
  for (const batchId of await stagedBatches(connection))
    if (await isLockFree(connection, `batch-${batchId}`)) await dropStaging(connection, stagingOf(batchId));
}
