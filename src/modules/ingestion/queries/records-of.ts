import type { RowDataPacket } from 'mysql2';
import { AppError } from '@/kernel/errors';
import { type Instant, type IsoDate, instant, tianjinDay } from '@/kernel/period';
import type { Scope } from '@/kernel/permissions';
import { liveGrants } from '@/modules/consent/queries/live-grants';
import { pool } from '@/server/db';
import { expired, fallenBy } from '../domain/fallen';
import { sourceOf } from '../domain/registry';
import { SOURCE_KEYS, type SourceKey } from '../domain/source';
import { fromDatetime, toDatetime } from './batch-row';
import { redressOf } from './redress-of';

/** One version of one record and where it came from. */
export type ProvenRecord = {
  readonly source: SourceKey;
  readonly eventDate: IsoDate;
  readonly publishedOn: IsoDate;
  readonly knownAt: Instant;
  readonly supersededAt: Instant;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly batchId: string;
  readonly file: string;
  readonly rowNo: number;
};

const MOST = 5_000;

/**
 * What the platform knew of one enterprise at an instant, newest event first, at most 5,000 records.
 * An enterprise sees its own; a bank public sources and those a live grant opens (the read itself is
 * written down by `recordDataRead`); a district its own enterprises' public sources; the operator all.
 * Neither bank nor district sees what has expired, was repaired or withdrawn by now, or that it was.
 * @throws AppError forbidden `enterprise-not-yours`
 */
export async function recordsOf(
  scope: Scope,
  enterpriseId: bigint,
  query: { readonly source?: SourceKey; readonly knownAt?: Instant } = {},
): Promise<ProvenRecord[]> {
  const knownAt = query.knownAt ?? instant(new Date());
  const open = await openSources(scope, enterpriseId);
  const sources = open.filter((source) => query.source === undefined || source === query.source);
  if (sources.length === 0) return [];
  const at = toDatetime(knownAt);
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT r.*, b.file_name FROM record r JOIN batch b ON b.id = r.batch_id
      WHERE r.enterprise_id = ? AND r.source IN (?) AND r.known_at <= ? AND r.superseded_at > ?
      ORDER BY r.event_date DESC, r.batch_id, r.row_no LIMIT ?`,
    [String(enterpriseId), sources, at, at, MOST],
  );
  const records = rows.map((row) => ({
    source: row.source,
    eventDate: row.event_date,
    publishedOn: row.published_on,
    knownAt: fromDatetime(row.known_at),
    supersededAt: fromDatetime(row.superseded_at),
    payload: JSON.parse(row.payload),
    batchId: String(row.batch_id),
    file: row.file_name,
    rowNo: row.row_no,
  }));
  if (scope.kind === 'enterprise' || scope.kind === 'operator') return records;
  return standingNow(enterpriseId, records);
}

/** 停止公示、共享和使用: whatever instant is asked about, others are told only what stands now. */
async function standingNow(enterpriseId: bigint, records: ProvenRecord[]): Promise<ProvenRecord[]> {
  const now = new Date();
  const fallen = fallenBy(await redressOf(enterpriseId));
  const today = tianjinDay(now);
  return records.filter((r) => r.source !== 'redress' && !fallen?.(r) && !expired(r, today));
}

async function openSources(scope: Scope, enterpriseId: bigint): Promise<SourceKey[]> {
  const all = [...SOURCE_KEYS];
  const isPublic = (source: SourceKey) => sourceOf(source).consent === 'public';
  if (scope.kind === 'operator') return all;
  if (scope.kind === 'audit' || scope.kind === 'security') throw notYours();
  if (scope.kind === 'enterprise') {
    if (scope.enterpriseId !== enterpriseId) throw notYours();
    return all;
  }
  if (scope.kind === 'district') {
    const [rows] = await pool().query<RowDataPacket[]>(
      'SELECT 1 AS mine FROM enterprise WHERE id = ? AND district_code = ?',
      [String(enterpriseId), scope.districtCode],
    );
    if (rows.length === 0) throw notYours();
    return all.filter(isPublic);
  }
  const grants = await liveGrants(scope.bankId, enterpriseId, instant(new Date()));
  const granted = new Set(grants.flatMap((grant) => grant.categories));
  return all.filter((source) => isPublic(source) || granted.has(sourceOf(source).consent));
}

function notYours(): AppError {
  return new AppError('forbidden', 'enterprise-not-yours', '这家企业不在您的权限范围内。');
}
