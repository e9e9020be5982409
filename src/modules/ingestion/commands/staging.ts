import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';

/** The tables one batch works in; dropped at its end, or by the next run when its process was killed. */
export type Staging = {
  readonly batchId: string;
  /** rows of the file that were refused, with their reason, and those that must be laid beside other versions */
  readonly row: string;
  /** what registrations say of their enterprises; `latest`: no other is known of the enterprise */
  readonly title: string;
  /**
   * whom the rows are about, once each, but for those that are resolved in memory or of whom nothing is left to
   * resolve or to learn
   */
  readonly who: string;
  /** rows of earlier files whose enterprise this file makes known */
  readonly waiting: string;
  /** every version, known or new, of every record the file touches */
  readonly version: string;
  /** records with more than one version */
  readonly busy: string;
  /** what becomes of each version of those */
  readonly decided: string;
};

export function stagingOf(batchId: string): Staging {
  const name = (part: string) => `ingest_${part}_${batchId}`;
  return {
    batchId,
    row: name('row'),
    title: name('title'),
    who: name('who'),
    waiting: name('waiting'),
    version: name('version'),
    busy: name('busy'),
    decided: name('decided'),
  };
}

const RECORD_KEY = `enterprise_id BIGINT NOT NULL, source VARCHAR(32) NOT NULL, natural_key BINARY(16) NOT NULL`;
const SUFFIX = 'ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

const columns = (s: Staging): Record<string, string> => ({
  [s.row]: `row_no INT UNSIGNED PRIMARY KEY, enterprise_id BIGINT NULL, who_id INT UNSIGNED NULL,
    reason VARCHAR(48) NULL, field VARCHAR(64) NULL, detail VARCHAR(512) NULL, natural_key BINARY(16) NULL,
    content_hash BINARY(16) NULL, published_on DATE NULL, event_date DATE NULL,
    prior SMALLINT NOT NULL DEFAULT 0, payload MEDIUMTEXT NOT NULL`,
  [s.title]: `enterprise_id BIGINT NOT NULL, row_no INT UNSIGNED NOT NULL, latest TINYINT NOT NULL,
    title VARCHAR(255) NULL, title_norm VARCHAR(255) NULL, district_code VARCHAR(255) NULL,
    industry_code VARCHAR(255) NULL, PRIMARY KEY (enterprise_id, row_no)`,
  [s.who]: `who_id INT UNSIGNED PRIMARY KEY, uscc CHAR(18) NULL, org_code CHAR(9) NULL,
    reg_no CHAR(15) NULL, own_scheme VARCHAR(32) NULL, own_value VARCHAR(64) NULL,
    name VARCHAR(255) NULL, name_norm VARCHAR(255) NULL,
    scheme VARCHAR(32) NOT NULL, identifier VARCHAR(255) NOT NULL,
    enterprise_id BIGINT NULL, fresh TINYINT NOT NULL DEFAULT 0`,
  [s.waiting]: `batch_id BIGINT NOT NULL, row_no INT UNSIGNED NOT NULL, enterprise_id BIGINT NOT NULL,
    PRIMARY KEY (batch_id, row_no)`,
  [s.version]: `${RECORD_KEY}, batch_id BIGINT NOT NULL, row_no INT UNSIGNED NOT NULL,
    content_hash BINARY(16) NOT NULL, published_on DATE NOT NULL, prior SMALLINT NOT NULL,
    known_at DATETIME(3) NOT NULL, superseded_at DATETIME(3) NOT NULL, is_new TINYINT NOT NULL,
    outcome VARCHAR(16) NOT NULL DEFAULT 'accepted',
    PRIMARY KEY (enterprise_id, source, natural_key, batch_id, row_no)`,
  [s.busy]: `${RECORD_KEY}, mixed TINYINT NOT NULL, PRIMARY KEY (enterprise_id, source, natural_key)`,
  [s.decided]: `${RECORD_KEY}, batch_id BIGINT NOT NULL, row_no INT UNSIGNED NOT NULL,
    outcome VARCHAR(16) NOT NULL, superseded_at DATETIME(3) NOT NULL,
    PRIMARY KEY (enterprise_id, source, natural_key, batch_id, row_no)`,
});

/** Made before the transaction: DDL would commit it. */
export async function createStaging(connection: PoolConnection, staging: Staging): Promise<void> {
  for (const [table, definition] of Object.entries(columns(staging)))
    await connection.query(`CREATE TABLE ${table} (${definition}) ${SUFFIX}`);
}

export async function dropStaging(connection: PoolConnection, staging: Staging): Promise<void> {
  await connection.query(`DROP TABLE IF EXISTS ${Object.keys(columns(staging)).join(', ')}`);
}

/** Batches of which at least one table lies there, running or not. */
export async function stagedBatches(connection: PoolConnection): Promise<string[]> {
  const [tables] = await connection.query<RowDataPacket[]>("SHOW TABLES LIKE 'ingest\\_%'");
  const names = tables.map((row) => String(Object.values(row)[0]));
  return [...new Set(names.flatMap((name) => /^ingest_[a-z]+_(\d+)$/.exec(name)?.[1] ?? []))];
}
