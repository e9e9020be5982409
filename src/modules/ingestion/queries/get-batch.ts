import type { RowDataPacket } from 'mysql2';
import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import { pool } from '@/server/db';
import { batchFromRow, type StoredBatch } from './batch-row';

/** One batch with its account and quality card. @throws AppError not-found `batch-unknown` */
export async function getBatch(_scope: OperatorScope, batchId: string): Promise<StoredBatch> {
  const [rows] = await pool().query<RowDataPacket[]>('SELECT * FROM batch WHERE id = ?', [batchId]);
  if (!rows[0])
    throw new AppError('not-found', 'batch-unknown', `没有编号为 ${batchId} 的批次，请用 xyd batches 查看。`);
  return batchFromRow(rows[0]);
}
