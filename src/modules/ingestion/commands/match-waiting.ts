import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import type { Staging } from './staging';

/**
 * Finds the rows of earlier files, of every source, that waited for an enterprise this file made known:
 * by the organisation code of a new enterprise, by an identifier or a name learnt here. The same rules as
 * for rows of the file: a code or name of two enterprises matches neither, a name never against a code.
 */
export async function matchWaiting(connection: PoolConnection, s: Staging): Promise<void> {
  const [waiting] = await connection.query<RowDataPacket[]>(
    'SELECT 1 AS waits FROM unmatched_record WHERE matched_at IS NULL LIMIT 1',
  );
  if (waiting.length === 0) return;
  const collect = `INSERT IGNORE INTO ${s.waiting} (batch_id, row_no, enterprise_id)`;
  await connection.query(
    `${collect}
     SELECT u.batch_id, u.row_no, o.id
       FROM (SELECT e.org_code, MIN(e.id) AS id FROM enterprise e
              WHERE e.org_code IN (SELECT SUBSTRING(uscc, 9, 9) FROM ${s.who} WHERE fresh = 1 AND uscc IS NOT NULL)
              GROUP BY e.org_code HAVING COUNT(*) = 1) o
       STRAIGHT_JOIN unmatched_record u
         ON u.scheme = 'org-code' AND u.identifier = o.org_code AND u.matched_at IS NULL`,
  );
  for (const [scheme, column] of [
    ["'reg-no'", 'reg_no'],
    ['w.own_scheme', 'own_value'],
  ])
    await connection.query(
      `${collect}
       SELECT u.batch_id, u.row_no, i.enterprise_id
         FROM (SELECT DISTINCT w.own_scheme, w.${column} FROM ${s.who} w
                WHERE w.${column} IS NOT NULL AND w.enterprise_id > 0) w
         STRAIGHT_JOIN enterprise_identifier i
           ON i.scheme = ${scheme} AND i.value = w.${column} AND i.batch_id = ?
         STRAIGHT_JOIN unmatched_record u
           ON u.scheme = i.scheme AND u.identifier = i.value AND u.matched_at IS NULL`,
      [s.batchId],
    );
  await connection.query(
    `${collect}
     SELECT u.batch_id, u.row_no, n.id
       FROM (SELECT a.name_norm, MIN(a.enterprise_id) AS id FROM enterprise_name a
              WHERE a.name_norm IN (SELECT name_norm FROM ${s.who} WHERE enterprise_id > 0)
              GROUP BY a.name_norm HAVING COUNT(*) = 1 AND MIN(a.batch_id) = ?) n
       STRAIGHT_JOIN enterprise e ON e.id = n.id
       STRAIGHT_JOIN unmatched_record u ON u.name_norm = n.name_norm AND u.matched_at IS NULL
      WHERE u.scheme <> 'org-code' OR e.org_code IS NULL OR u.identifier = e.org_code`,
    [s.batchId],
  );
}
