import type { SqlText } from './sql-text';
import { sqlText } from './sql-text';

/**
 * A snapshot as a table of an SQL engine: `enterprise_id`, then one DOUBLE a feature, NULL = unknown.
 * Codes are held as their position in the dictionary, as in the columns: one type, exact comparisons, and
 * nothing of the engine's collations.
 */
export type ScreeningTable = {
  readonly name: string;
  readonly features: ReadonlySet<string>;
  readonly dictionary: (key: string) => readonly string[] | undefined;
};

const FEATURE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const NAME = /^[a-z][a-z0-9_]*$/;
const LONGEST = 64;

/** A table's name, quoted. @throws RangeError for one that is no plain identifier */
export function tableSql(name: string): string {
  if (!NAME.test(name) || name.length > LONGEST) throw new RangeError(`No name of a table: ${name}`);
  return `\`${name}\``;
}

/** A feature's column, quoted: `tax-paid-12m` is `tax_paid_12m`. @throws RangeError for what is no feature's key */
export function columnSql(key: string): string {
  if (!FEATURE.test(key) || key.length > LONGEST) throw new RangeError(`No key of a feature: ${key}`);
  return `\`${key.replaceAll('-', '_')}\``;
}

/** Standard SQL, no engine named: each takes its own default. */
export function createTableSql(name: string, features: readonly string[]): SqlText {
  const columns = features.map((key) => `, ${columnSql(key)} DOUBLE NULL`).join('');
  return sqlText(`CREATE TABLE ${tableSql(name)} (enterprise_id BIGINT NOT NULL PRIMARY KEY${columns})`);
}

/**
 * Named by the snapshot and the score run, whose bytes never change: two runs lie side by side.
 * @param runMark 8 hex of the run's id; undefined without scores
 */
export function screeningTableName(snapshotId: string, runMark: string | undefined): string {
  const base = `screening_${snapshotId.toLowerCase().replaceAll('-', '_')}`;
  return runMark === undefined ? base : `${base}_${runMark}`;
}
