import type { RowDataPacket } from 'mysql2';
import type { OperatorScope } from '@/kernel/permissions';
import { pool } from '@/server/db';
import type { ListBatches } from '../schema';
import { batchFromRow, type StoredBatch } from './batch-row';

export type BatchPage = { readonly batches: readonly StoredBatch[]; readonly next: string | undefined };

/** Batches, newest first; `next` is the `before` of the following page. */
export async function listBatches(_scope: OperatorScope, query: ListBatches): Promise<BatchPage> {
  const where = ['1 = 1'];
  const values: unknown[] = [];
  const add = (sql: string, value: unknown) => {
    where.push(sql);
    values.push(value);
  };
  if (query.source) add('source = ?', query.source);
  if (query.status) add('status = ?', query.status);
  if (query.before) add('id < ?', query.before);
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT * FROM batch WHERE ${where.join(' AND ')} ORDER BY id DESC LIMIT ?`,
    [...values, query.limit + 1],
  );
  const batches = rows.slice(0, query.limit).map(batchFromRow);
  return { batches, next: rows.length > query.limit ? batches.at(-1)?.batchId : undefined };
}
