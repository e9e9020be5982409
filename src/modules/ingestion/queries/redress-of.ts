import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import { pool } from '@/server/db';
import type { SourceKey } from '../domain/source';
import type { Redress } from '../sources/redress/schema';
import { fromDatetime, toDatetime } from './batch-row';

export type RedressRecord = {
  readonly source: SourceKey;
  readonly payload: Redress;
  readonly knownAt: Instant;
};

/** 异议与修复结果 of one enterprise as known at an instant; the caller has checked that it may be read. */
export async function redressOf(enterpriseId: bigint, knownAt: Instant): Promise<RedressRecord[]> {
  const at = toDatetime(knownAt);
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT payload, known_at FROM record
      WHERE source = 'redress' AND enterprise_id = ? AND known_at <= ? AND superseded_at > ?`,
    [String(enterpriseId), at, at],
  );
  return rows.map((row) => ({
    source: 'redress',
    payload: JSON.parse(row.payload),
    knownAt: fromDatetime(row.known_at),
  }));
}
