import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import { pool } from '@/server/db';
import type { RedressPayload } from '../domain/fallen';
import type { SourceKey } from '../domain/source';
import { fromDatetime } from './batch-row';

export type RedressRecord = {
  readonly source: SourceKey;
  readonly payload: RedressPayload;
  readonly knownAt: Instant;
};

/** 异议与修复结果 of one enterprise, as known now; the caller has checked that it may be read. */
export async function redressOf(enterpriseId: bigint): Promise<RedressRecord[]> {
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT payload, known_at FROM record
      WHERE source = 'redress' AND enterprise_id = ? AND superseded_at = '9999-12-31'`,
    [String(enterpriseId)],
  );
  return rows.map((row) => ({
    source: 'redress',
    payload: JSON.parse(row.payload),
    knownAt: fromDatetime(row.known_at),
  }));
}
