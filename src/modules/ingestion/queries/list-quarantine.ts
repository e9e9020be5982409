import type { RowDataPacket } from 'mysql2';
import { AppError } from '@/kernel/errors';
import type { Instant } from '@/kernel/period';
import type { OperatorScope } from '@/kernel/permissions';
import { pool } from '@/server/db';
import type { ReasonCode } from '../domain/reasons';
import type { SourceKey } from '../domain/source';
import type { ListQuarantine } from '../schema';
import { fromDatetime } from './batch-row';

export type QuarantinedRow = {
  readonly id: string;
  readonly batchId: string;
  readonly source: SourceKey;
  readonly profile: string;
  readonly file: string;
  readonly rowNo: number;
  readonly reason: ReasonCode;
  /** heading of the column, or name of the field */
  readonly heading: string | undefined;
  /** the cell, identity numbers masked */
  readonly cell: string;
  readonly header: readonly string[];
  readonly cells: readonly string[];
  readonly status: 'open' | 'resolved' | 'dismissed';
  readonly resolution: string | undefined;
  readonly resolvedBy: string | undefined;
  readonly resolvedAt: Instant | undefined;
};

export type QuarantinePage = {
  readonly rows: readonly QuarantinedRow[];
  readonly next: string | undefined;
};

const SELECT = `SELECT q.*, b.source, b.profile, b.file_name, b.published_on,
  JSON_EXTRACT(b.quality, '$.header') AS header FROM quarantine_row q JOIN batch b ON b.id = q.batch_id`;

/** Refused rows, oldest first; `next` is the `after` of the following page. */
export async function listQuarantine(_scope: OperatorScope, query: ListQuarantine): Promise<QuarantinePage> {
  const where = ['1 = 1'];
  const values: unknown[] = [];
  const add = (sql: string, value: unknown) => {
    where.push(sql);
    values.push(value);
  };
  if (query.batchId) add('q.batch_id = ?', query.batchId);
  if (query.source) add('b.source = ?', query.source);
  if (query.reason) add('q.reason = ?', query.reason);
  if (query.status) add('q.status = ?', query.status);
  if (query.after) add('q.id > ?', query.after);
  const [rows] = await pool().query<RowDataPacket[]>(
    `${SELECT} WHERE ${where.join(' AND ')} ORDER BY q.id LIMIT ?`,
    [...values, query.limit + 1],
  );
  const page = rows.slice(0, query.limit).map(quarantinedRow);
  return { rows: page, next: rows.length > query.limit ? page.at(-1)?.id : undefined };
}

/** One refused row. @throws AppError not-found `quarantine-row-unknown` */
export async function getQuarantinedRow(_scope: OperatorScope, id: string): Promise<QuarantinedRow> {
  const [rows] = await pool().query<RowDataPacket[]>(`${SELECT} WHERE q.id = ?`, [id]);
  if (!rows[0])
    throw new AppError('not-found', 'quarantine-row-unknown', `没有编号为 ${id} 的问题数据，请刷新列表。`);
  return quarantinedRow(rows[0]);
}

function quarantinedRow(row: RowDataPacket): QuarantinedRow {
  return {
    id: String(row.id),
    batchId: String(row.batch_id),
    source: row.source,
    profile: row.profile,
    file: row.file_name,
    rowNo: row.row_no,
    reason: row.reason,
    heading: row.field ?? undefined,
    cell: row.detail,
    header: typeof row.header === 'string' ? JSON.parse(row.header) : (row.header ?? []),
    cells: JSON.parse(row.row),
    status: row.status,
    resolution: row.resolution ?? undefined,
    resolvedBy: row.resolved_by ?? undefined,
    resolvedAt: row.resolved_at === null ? undefined : fromDatetime(row.resolved_at),
  };
}
