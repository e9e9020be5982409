import type { ResultSetHeader, RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { SOURCES, sourceOf } from '../domain/registry';
import type { SourceKey } from '../domain/source';
import type { Staging } from './staging';

const STANDS = '9999-12-31 00:00:00.000';
const KEY = 'enterprise_id, source, natural_key';
const SAME_KEY = (a: string, b: string) =>
  `${a}.enterprise_id = ${b}.enterprise_id AND ${a}.source = ${b}.source AND ${a}.natural_key = ${b}.natural_key`;

/**
 * Lays the staged rows beside the known versions of their records and decides what each is.
 * Versions are ordered by publication, rank of the source (void over valid), when they became known, and
 * place in the file. Neighbours that say the same are one version. A version stands from knownAt until a
 * later one in that order is known; one that arrives behind a later publication never stands.
 * Rows that differ within one publication and rank contradict each other: none is taken.
 */
export async function settleVersions(
  connection: PoolConnection,
  s: Staging,
  source: SourceKey,
  at: string,
): Promise<void> {
  await collectNew(connection, s, source, at);
  await collectKnown(connection, s, source);
  await connection.query(
    `INSERT INTO ${s.busy} (${KEY}, mixed)
     SELECT ${KEY}, MIN(content_hash) <> MAX(content_hash) FROM ${s.version} GROUP BY ${KEY} HAVING COUNT(*) > 1`,
  );
  await rankVersions(connection, s);
  await connection.query(
    `UPDATE ${s.version} v JOIN (
       SELECT v.enterprise_id, v.source, v.natural_key, v.batch_id, v.published_on, v.prior
         FROM ${s.busy} b STRAIGHT_JOIN ${s.version} v ON ${SAME_KEY('v', 'b')}
        WHERE b.mixed = 1 AND v.is_new = 1
        GROUP BY v.enterprise_id, v.source, v.natural_key, v.batch_id, v.published_on, v.prior
       HAVING MIN(v.content_hash) <> MAX(v.content_hash)) c
       ON ${SAME_KEY('v', 'c')} AND v.batch_id = c.batch_id AND v.published_on = c.published_on
          AND v.prior = c.prior AND v.is_new = 1
       SET v.outcome = 'contradicts'`,
  );
  await decide(connection, s);
  await connection.query(
    `UPDATE ${s.version} v JOIN ${s.decided} d ON ${SAME_KEY('v', 'd')} AND v.batch_id = d.batch_id AND v.row_no = d.row_no
        SET v.outcome = d.outcome, v.superseded_at = d.superseded_at`,
  );
}

async function collectNew(
  connection: PoolConnection,
  s: Staging,
  source: SourceKey,
  at: string,
): Promise<void> {
  const columns = `(${KEY}, batch_id, row_no, content_hash, published_on, prior, known_at, superseded_at, is_new)`;
  await connection.query(
    `INSERT INTO ${s.version} ${columns}
     SELECT r.enterprise_id, ?, r.natural_key, ?, r.row_no, r.content_hash, r.published_on, r.prior, ?, ?, 1
       FROM ${s.row} r WHERE r.enterprise_id IS NOT NULL
      ORDER BY r.enterprise_id, r.natural_key, r.row_no`,
    [source, s.batchId, at, STANDS],
  );
  await connection.query(
    `INSERT INTO ${s.version} ${columns}
     SELECT m.enterprise_id, u.source, u.natural_key, u.batch_id, u.row_no, u.content_hash, u.published_on, 0,
            GREATEST(?, b.known_at), ?, 1
       FROM ${s.waiting} m STRAIGHT_JOIN unmatched_record u ON u.batch_id = m.batch_id AND u.row_no = m.row_no
       STRAIGHT_JOIN batch b ON b.id = u.batch_id`,
    [at, STANDS],
  );
}

/** Known versions of the records touched; for enterprises that are still waited for, the rows that wait. */
async function collectKnown(connection: PoolConnection, s: Staging, source: SourceKey): Promise<void> {
  const columns = `(${KEY}, batch_id, row_no, content_hash, published_on, prior, known_at, superseded_at, is_new)`;
  await connection.query(
    `INSERT INTO ${s.version} ${columns}
     SELECT r.enterprise_id, r.source, r.natural_key, r.batch_id, r.row_no, r.content_hash, r.published_on, 0,
            r.known_at, r.superseded_at, 0
       FROM (SELECT DISTINCT ${KEY} FROM ${s.version} WHERE enterprise_id > 0) k
       STRAIGHT_JOIN record r ON ${SAME_KEY('r', 'k')}`,
  );
  await connection.query(
    `INSERT INTO ${s.version} ${columns}
     SELECT k.enterprise_id, u.source, u.natural_key, u.batch_id, u.row_no, u.content_hash, u.published_on, 0,
            b.known_at, ?, 0
       FROM (SELECT DISTINCT v.enterprise_id, w.scheme, w.identifier, v.natural_key
               FROM ${s.version} v JOIN ${s.who} w ON w.who_id = -v.enterprise_id
              WHERE v.enterprise_id < 0) k
       STRAIGHT_JOIN unmatched_record u ON u.source = ? AND u.natural_key = k.natural_key
         AND u.scheme = k.scheme AND u.identifier = k.identifier
       STRAIGHT_JOIN batch b ON b.id = u.batch_id`,
    [STANDS, source],
  );
}

/** Ranks of known and waiting versions, of sources that rank, where versions of one record differ. */
async function rankVersions(connection: PoolConnection, s: Staging): Promise<void> {
  const ranked = SOURCES.filter((source) => source.rank).map((source) => source.key);
  for (const [table, on] of [
    ['record', `${SAME_KEY('t', 'v')} AND t.batch_id = v.batch_id AND t.row_no = v.row_no`],
    ['unmatched_record', 't.batch_id = v.batch_id AND t.row_no = v.row_no'],
  ]) {
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT v.enterprise_id, v.source, HEX(v.natural_key) AS k, v.batch_id, v.row_no, t.payload
         FROM ${s.busy} b STRAIGHT_JOIN ${s.version} v ON ${SAME_KEY('v', 'b')}
         STRAIGHT_JOIN ${table} t ON ${on}
        WHERE b.mixed = 1 AND v.batch_id <> ? AND v.source IN (?)`,
      [s.batchId, ranked],
    );
    for (const row of rows) {
      const prior = sourceOf(row.source as SourceKey).rank?.(JSON.parse(row.payload)) ?? 0;
      if (prior === 0) continue;
      await connection.query<ResultSetHeader>(
        `UPDATE ${s.version} SET prior = ? WHERE enterprise_id = ? AND source = ? AND natural_key = UNHEX(?)
            AND batch_id = ? AND row_no = ?`,
        [prior, row.enterprise_id, row.source, row.k, row.batch_id, row.row_no],
      );
    }
  }
}

/** For records with several versions: runs of equal content become one version, intervals follow from order. */
async function decide(connection: PoolConnection, s: Staging): Promise<void> {
  const record = 'PARTITION BY enterprise_id, source, natural_key';
  await connection.query(
    `INSERT INTO ${s.decided} (${KEY}, batch_id, row_no, outcome, superseded_at)
     WITH ordered AS (
       SELECT v.enterprise_id, v.source, v.natural_key, v.batch_id, v.row_no, v.content_hash, v.known_at, v.is_new,
              ROW_NUMBER() OVER w AS pos, LAG(v.content_hash) OVER w AS before_hash
         FROM ${s.busy} b STRAIGHT_JOIN ${s.version} v ON ${SAME_KEY('v', 'b')}
        WHERE v.outcome <> 'contradicts'
       WINDOW w AS (PARTITION BY v.enterprise_id, v.source, v.natural_key
                    ORDER BY v.published_on, v.prior, v.known_at, v.batch_id, v.row_no)
     ), runs AS (
       SELECT o.*, SUM(CASE WHEN before_hash = content_hash THEN 0 ELSE 1 END)
                     OVER (${record} ORDER BY pos ROWS UNBOUNDED PRECEDING) AS run
         FROM ordered o
     ), picked AS (
       SELECT r.*, CASE WHEN is_new = 0 OR ROW_NUMBER() OVER
                     (PARTITION BY enterprise_id, source, natural_key, run ORDER BY is_new, pos) = 1
                   THEN 1 ELSE 0 END AS kept
         FROM runs r
     ), placed AS (
       SELECT p.*, ROW_NUMBER() OVER (${record} ORDER BY is_new, 1 - kept, pos) AS nth,
              MIN(CASE WHEN kept = 1 THEN known_at END) OVER
                (${record} ORDER BY pos ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS later_known_at
         FROM picked p
     )
     SELECT ${KEY}, batch_id, row_no,
            CASE WHEN kept = 0 THEN 'duplicate' WHEN is_new = 1 AND nth = 1 THEN 'accepted' ELSE 'superseded' END,
            GREATEST(known_at, COALESCE(later_known_at, '${STANDS}'))
       FROM placed`,
  );
}
