import type { PoolConnection } from 'mysql2/promise';
import { type BatchLine, NUMBERED } from '../domain/intake-journal';

const RUNS = 'rebuild_id_run';
const trigger = (table: string) => `rebuild_number_${table}`;

/**
 * Makes the database give out, in order, exactly the ids that were given out then: a trigger takes the next
 * one of the journal's runs after the greatest there is. It holds whatever statement inserts, and a batch
 * that is rolled back gives its ids back. Where the runs are used up the database numbers on by itself.
 */
export async function numberAgain(connection: PoolConnection, batches: readonly BatchLine[]): Promise<void> {
  await numberFreely(connection);
  await connection.query(
    `CREATE TABLE ${RUNS} (name VARCHAR(32) NOT NULL, first BIGINT NOT NULL, last BIGINT NOT NULL,
       PRIMARY KEY (name, last)) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  );
  for (const table of NUMBERED) {
    const runs = batches.flatMap((batch) => batch.madeIds[table].map((run) => [table, ...run]));
    for (let i = 0; i < runs.length; i += 1_000)
      await connection.query(`INSERT INTO ${RUNS} (name, first, last) VALUES ?`, [runs.slice(i, i + 1_000)]);
    await connection.query(
      `CREATE TRIGGER ${trigger(table)} BEFORE INSERT ON ${table} FOR EACH ROW
         SET @rebuild_last = (SELECT COALESCE(MAX(id), 0) FROM ${table}),
             NEW.id = (SELECT GREATEST(first, @rebuild_last + 1) FROM ${RUNS}
                        WHERE name = '${table}' AND last > @rebuild_last ORDER BY last LIMIT 1)`,
    );
  }
}

/** Takes away what `numberAgain` put in. */
export async function numberFreely(connection: PoolConnection): Promise<void> {
  for (const table of NUMBERED) await connection.query(`DROP TRIGGER IF EXISTS ${trigger(table)}`);
  await connection.query(`DROP TABLE IF EXISTS ${RUNS}`);
}
