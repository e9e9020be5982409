import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import type { BatchCounts } from '../domain/batch';
import type { Staging } from './staging';

export type StoredCounts = Omit<BatchCounts, 'read' | 'quarantined'> & {
  readonly contradicting: number;
  readonly matchedWaiting: number;
};

const RECORD = `record (enterprise_id, source, natural_key, batch_id, row_no, content_hash, known_at,
  superseded_at, published_on, event_date, payload)`;

/** Writes what `settleVersions` decided and counts it. Records go in by their primary key's order. */
export async function storeVersions(
  connection: PoolConnection,
  s: Staging,
  at: string,
): Promise<StoredCounts> {
  const taken = "v.is_new = 1 AND v.outcome IN ('accepted', 'superseded')";
  await connection.query(
    `INSERT INTO ${RECORD}
     SELECT v.enterprise_id, v.source, v.natural_key, v.batch_id, v.row_no, v.content_hash, v.known_at,
            v.superseded_at, v.published_on, r.event_date, r.payload
       FROM ${s.version} v STRAIGHT_JOIN ${s.row} r ON r.row_no = v.row_no
      WHERE v.batch_id = ? AND v.enterprise_id > 0 AND ${taken}`,
    [s.batchId],
  );
  await connection.query(
    `INSERT INTO ${RECORD}
     SELECT v.enterprise_id, v.source, v.natural_key, v.batch_id, v.row_no, v.content_hash, v.known_at,
            v.superseded_at, v.published_on, u.event_date, u.payload
       FROM ${s.waiting} m STRAIGHT_JOIN unmatched_record u ON u.batch_id = m.batch_id AND u.row_no = m.row_no
       STRAIGHT_JOIN ${s.version} v ON v.enterprise_id = m.enterprise_id AND v.source = u.source
         AND v.natural_key = u.natural_key AND v.batch_id = u.batch_id AND v.row_no = u.row_no
      WHERE ${taken}`,
  );
  await connection.query(
    `UPDATE ${s.waiting} m JOIN unmatched_record u ON u.batch_id = m.batch_id AND u.row_no = m.row_no
       JOIN ${s.version} v ON v.enterprise_id = m.enterprise_id AND v.source = u.source
         AND v.natural_key = u.natural_key AND v.batch_id = u.batch_id AND v.row_no = u.row_no
        SET u.matched_at = ? WHERE v.outcome <> 'contradicts'`,
    [at],
  );
  await connection.query(
    `UPDATE ${s.version} v JOIN record r ON r.enterprise_id = v.enterprise_id AND r.source = v.source
         AND r.natural_key = v.natural_key AND r.batch_id = v.batch_id AND r.row_no = v.row_no
        SET r.superseded_at = v.superseded_at
      WHERE v.is_new = 0 AND v.enterprise_id > 0 AND r.superseded_at <> v.superseded_at`,
  );
  await connection.query(
    `INSERT INTO unmatched_record (batch_id, row_no, source, scheme, identifier, name_norm, natural_key,
            content_hash, published_on, event_date, payload)
     SELECT v.batch_id, v.row_no, v.source, w.scheme, w.identifier, w.name_norm, v.natural_key,
            v.content_hash, v.published_on, r.event_date, r.payload
       FROM ${s.version} v STRAIGHT_JOIN ${s.row} r ON r.row_no = v.row_no
       STRAIGHT_JOIN ${s.who} w ON w.who_id = r.who_id
      WHERE v.batch_id = ? AND v.enterprise_id < 0 AND ${taken} ORDER BY v.row_no`,
    [s.batchId],
  );
  return countOutcomes(connection, s);
}

async function countOutcomes(connection: PoolConnection, s: Staging): Promise<StoredCounts> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT CASE WHEN batch_id <> ? THEN 'waiting' WHEN outcome IN ('duplicate', 'contradicts') THEN outcome
                 WHEN enterprise_id < 0 THEN 'unmatched' ELSE outcome END AS became, COUNT(*) AS n
       FROM ${s.version} WHERE is_new = 1 AND NOT (batch_id <> ? AND outcome = 'contradicts') GROUP BY became`,
    [s.batchId, s.batchId],
  );
  const counts = new Map(rows.map((r) => [r.became as string, Number(r.n)]));
  const of = (became: string) => counts.get(became) ?? 0;
  return {
    accepted: of('accepted'),
    superseded: of('superseded'),
    duplicate: of('duplicate'),
    unmatched: of('unmatched'),
    contradicting: of('contradicts'),
    matchedWaiting: of('waiting'),
  };
}

/** Name, district and industry of enterprises follow their latest registration, where this file brought it. */
export async function followRegistration(connection: PoolConnection, s: Staging): Promise<void> {
  const follow = `e.name = COALESCE(t.title, e.name), e.name_norm = COALESCE(t.title_norm, e.name_norm),
    e.district_code = COALESCE(t.district_code, e.district_code),
    e.industry_code = COALESCE(t.industry_code, e.industry_code)`;
  await connection.query(
    `UPDATE ${s.title} t STRAIGHT_JOIN enterprise e ON e.id = t.enterprise_id SET ${follow} WHERE t.latest = 1`,
  );
  await connection.query(
    `UPDATE enterprise e JOIN (
       SELECT r.enterprise_id, r.batch_id, r.row_no,
              ROW_NUMBER() OVER (PARTITION BY r.enterprise_id
                ORDER BY r.event_date DESC, r.published_on DESC, r.batch_id DESC, r.row_no DESC) AS nth
         FROM (SELECT DISTINCT enterprise_id FROM ${s.title} WHERE latest = 0
                UNION SELECT enterprise_id FROM ${s.version} WHERE enterprise_id > 0) w
         STRAIGHT_JOIN record r ON r.enterprise_id = w.enterprise_id AND r.source = 'registration'
        WHERE r.superseded_at = '${STANDS_TEXT}') l ON l.enterprise_id = e.id AND l.nth = 1
       JOIN ${s.title} t ON l.batch_id = ? AND t.enterprise_id = l.enterprise_id AND t.row_no = l.row_no
       SET ${follow}`,
    [s.batchId],
  );
}
const STANDS_TEXT = '9999-12-31 00:00:00.000';
