import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import type { Staging } from './staging';

/**
 * Finds the enterprise of every subject of a staged file, set-based: USCC → organisation code inside a
 * USCC → registration number or provider's code it is known by → normalised name that one enterprise
 * alone was seen under. A valid USCC makes its enterprise known; so does a provider's own code where the
 * profile says so. Rows that carry a USCC (or such a code) teach their other identifiers and names.
 * What stays unresolved gets -(smallest who_id of the same identifier): one waiting enterprise.
 */
export async function resolveSubjects(
  connection: PoolConnection,
  s: Staging,
  at: string,
  createsEnterprise: boolean,
): Promise<void> {
  const run = (sql: string, values: readonly unknown[] = []) => connection.query(sql, values as unknown[]);

  await run(`UPDATE ${s.who} w JOIN enterprise e ON e.uscc = w.uscc SET w.enterprise_id = e.id`);
  await attachUscc(connection, s);
  // name: as first written; the code itself until a name is seen
  await run(
    `INSERT INTO enterprise (uscc, org_code, name, name_norm, first_known_at)
     SELECT w.uscc, SUBSTRING(w.uscc, 9, 9), COALESCE(n.name, w.uscc), COALESCE(n.name_norm, w.uscc), ?
       FROM (SELECT uscc, MIN(who_id) AS who_id, MIN(CASE WHEN name IS NOT NULL THEN who_id END) AS named
               FROM ${s.who} WHERE uscc IS NOT NULL AND enterprise_id IS NULL GROUP BY uscc) w
       LEFT JOIN ${s.who} n ON n.who_id = w.named ORDER BY w.who_id`,
    [at],
  );
  await run(
    `UPDATE ${s.who} w JOIN enterprise e ON e.uscc = w.uscc SET w.enterprise_id = e.id, w.fresh = 1
      WHERE w.enterprise_id IS NULL`,
  );
  await run(
    `UPDATE ${s.who} w JOIN (
       SELECT org_code, MIN(id) AS id FROM enterprise
        WHERE org_code IN (SELECT org_code FROM ${s.who} WHERE enterprise_id IS NULL)
        GROUP BY org_code HAVING COUNT(*) = 1) e ON e.org_code = w.org_code
       SET w.enterprise_id = e.id WHERE w.enterprise_id IS NULL`,
  );
  await teachIdentifier(connection, s, at, "'reg-no'", 'reg_no', 'uscc IS NOT NULL');
  await teachIdentifier(connection, s, at, 'own_scheme', 'own_value', 'uscc IS NOT NULL');
  await byIdentifier(connection, s, "'reg-no'", 'reg_no');
  await byIdentifier(connection, s, 'w.own_scheme', 'own_value');
  if (createsEnterprise) await createByOwnCode(connection, s, at);
  const teaches = createsEnterprise ? '(uscc IS NOT NULL OR own_value IS NOT NULL)' : 'uscc IS NOT NULL';
  await run(
    `INSERT IGNORE INTO enterprise_name (name_norm, enterprise_id, batch_id, known_at)
     SELECT name_norm, enterprise_id, ?, ? FROM ${s.who}
      WHERE name_norm IS NOT NULL AND enterprise_id IS NOT NULL AND ${teaches}
      GROUP BY name_norm, enterprise_id`,
    [s.batchId, at],
  );
  await run(
    `UPDATE ${s.who} w JOIN (
       SELECT name_norm, MIN(enterprise_id) AS id FROM enterprise_name
        WHERE name_norm IN (SELECT name_norm FROM ${s.who} WHERE enterprise_id IS NULL)
        GROUP BY name_norm HAVING COUNT(*) = 1) n ON n.name_norm = w.name_norm
       JOIN enterprise e ON e.id = n.id
       SET w.enterprise_id = n.id
      WHERE w.enterprise_id IS NULL AND (w.org_code IS NULL OR e.org_code IS NULL OR w.org_code = e.org_code)`,
  );
  // a name for enterprises that had only their code so far
  await run(
    `UPDATE enterprise e JOIN (
       SELECT enterprise_id, MIN(who_id) AS who_id FROM ${s.who}
        WHERE enterprise_id IS NOT NULL AND name IS NOT NULL AND ${teaches} GROUP BY enterprise_id) f
         ON f.enterprise_id = e.id
       JOIN ${s.who} w ON w.who_id = f.who_id
       SET e.name = w.name, e.name_norm = w.name_norm
      WHERE e.name = e.uscc OR (e.uscc IS NULL AND e.name = w.own_value)`,
  );
  await run(
    `UPDATE ${s.who} w JOIN (
       SELECT scheme, identifier, MIN(who_id) AS first FROM ${s.who}
        WHERE enterprise_id IS NULL GROUP BY scheme, identifier) g
         ON g.scheme = w.scheme AND g.identifier = w.identifier
       SET w.enterprise_id = -CAST(g.first AS SIGNED) WHERE w.enterprise_id IS NULL`,
  );
}

/** An enterprise so far known by a provider's code alone gets the USCC that stands beside that code. */
async function attachUscc(connection: PoolConnection, s: Staging): Promise<void> {
  const found = `SELECT i.enterprise_id, MIN(w.uscc) AS uscc FROM ${s.who} w
      JOIN enterprise_identifier i ON i.scheme = w.own_scheme AND i.value = w.own_value
      JOIN enterprise e ON e.id = i.enterprise_id AND e.uscc IS NULL
     WHERE w.uscc IS NOT NULL AND w.enterprise_id IS NULL
     GROUP BY i.enterprise_id HAVING COUNT(DISTINCT w.uscc) = 1`;
  // one code may not go to two enterprises
  await connection.query(
    `UPDATE enterprise e JOIN (SELECT MIN(f.enterprise_id) AS id, f.uscc FROM (${found}) f
        GROUP BY f.uscc HAVING COUNT(*) = 1) g ON g.id = e.id
        SET e.uscc = g.uscc, e.org_code = SUBSTRING(g.uscc, 9, 9)`,
  );
  await connection.query(
    `UPDATE ${s.who} w JOIN enterprise e ON e.uscc = w.uscc SET w.enterprise_id = e.id, w.fresh = 1
      WHERE w.enterprise_id IS NULL`,
  );
}

/** Learns a code where every row of the file that carries it is about one enterprise; a known code stays. */
async function teachIdentifier(
  connection: PoolConnection,
  s: Staging,
  at: string,
  scheme: string,
  column: string,
  when: string,
): Promise<void> {
  await connection.query(
    `INSERT IGNORE INTO enterprise_identifier (scheme, value, enterprise_id, batch_id, known_at)
     SELECT ${scheme}, ${column}, MIN(enterprise_id), ?, ? FROM ${s.who}
      WHERE ${column} IS NOT NULL AND enterprise_id IS NOT NULL AND ${when}
      GROUP BY ${scheme}, ${column} HAVING COUNT(DISTINCT enterprise_id) = 1`,
    [s.batchId, at],
  );
}

async function byIdentifier(
  connection: PoolConnection,
  s: Staging,
  scheme: string,
  column: string,
): Promise<void> {
  await connection.query(
    `UPDATE ${s.who} w JOIN enterprise_identifier i ON i.scheme = ${scheme} AND i.value = w.${column}
        SET w.enterprise_id = i.enterprise_id WHERE w.enterprise_id IS NULL AND w.${column} IS NOT NULL`,
  );
}

/** New enterprises known by a provider's own code; found again by a marker in the name, which is then replaced. */
async function createByOwnCode(connection: PoolConnection, s: Staging, at: string): Promise<void> {
  const fresh = `SELECT MIN(who_id) AS who_id, own_scheme, own_value FROM ${s.who}
     WHERE own_value IS NOT NULL AND enterprise_id IS NULL GROUP BY own_scheme, own_value`;
  const marker = `CONCAT('#', '${s.batchId}', '#', f.who_id)`;
  await connection.query(
    `INSERT INTO enterprise (name, name_norm, first_known_at)
     SELECT f.own_value, ${marker}, ? FROM (${fresh}) f ORDER BY f.who_id`,
    [at],
  );
  await connection.query(
    `INSERT INTO enterprise_identifier (scheme, value, enterprise_id, batch_id, known_at)
     SELECT f.own_scheme, f.own_value, e.id, ?, ? FROM (${fresh}) f JOIN enterprise e ON e.name_norm = ${marker}`,
    [s.batchId, at],
  );
  await connection.query(
    `UPDATE enterprise e JOIN (${fresh}) f ON e.name_norm = ${marker} SET e.name_norm = e.name`,
  );
  await connection.query(
    `UPDATE ${s.who} w JOIN enterprise_identifier i ON i.scheme = w.own_scheme AND i.value = w.own_value
        SET w.enterprise_id = i.enterprise_id, w.fresh = 1 WHERE w.enterprise_id IS NULL`,
  );
}

/** History that is taken over may reach further back than what was known of the enterprises it is about. */
export async function moveFirstKnown(connection: PoolConnection, s: Staging, at: string): Promise<void> {
  const [later] = await connection.query<RowDataPacket[]>(
    'SELECT 1 AS later FROM enterprise WHERE first_known_at > ? LIMIT 1',
    [at],
  );
  if (later.length === 0) return;
  await connection.query(
    `UPDATE enterprise e JOIN (
       SELECT enterprise_id FROM record WHERE batch_id = ? GROUP BY enterprise_id
        UNION SELECT enterprise_id FROM ${s.version} WHERE enterprise_id > 0) t ON t.enterprise_id = e.id
       SET e.first_known_at = ? WHERE e.first_known_at > ?`,
    [s.batchId, at, at],
  );
}

/** Sets by subject number its enterprise, below 0 where it is not known; of the subjects in the staging table. */
export async function resolvedIds(connection: PoolConnection, s: Staging, ids: Float64Array): Promise<void> {
  for (let after = 0; after < ids.length; after += 50_000) {
    const [rows] = await connection.query<RowDataPacket[]>({
      sql: `SELECT who_id, enterprise_id FROM ${s.who} WHERE who_id > ? AND who_id <= ?`,
      values: [after, after + 50_000],
      rowsAsArray: true,
    });
    for (const [who, id] of rows as unknown as [number, string][]) ids[who] = Number(id);
  }
}
