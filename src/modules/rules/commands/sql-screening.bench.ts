import { DuckDBInstance } from '@duckdb/node-api';
import { Engine } from 'json-rules-engine';
import { pool } from '@/server/db';
import type { ColumnSource } from '../domain/columnar/mark-program';
import { evaluateColumns } from '../domain/evaluate-columns';
import { leftSql, patternsSql } from '../domain/sql/screening-sql';
import { createTableSql, type ScreeningTable } from '../domain/sql/screening-table';
import type { SqlText } from '../domain/sql/sql-text';
import { type ScreeningCounts, Tally } from '../domain/sql/tally';
import { sqlBackend, sqlCounts } from '../queries/sql/sql-backend';
import { columns, GRADES, ROWS, RULES } from '../screening.bench';
import { fillScreeningTable } from './fill-screening-table';

const RUNS = 3;
const TRIAL = 50_000;
const SAMPLE = 2_000;
/** loading may take so long; past it fewer rows are screened, and the figure says so */
const LOAD_MS = 60_000;
const FEWER = 200_000;

const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[times.length >> 1]!;
let made: ReturnType<typeof columns> | undefined;
const held = () => (made ??= columns());
const dictionary = (key: string) => (key === 'f9' ? GRADES : undefined);
const features = Array.from({ length: 10 }, (_, f) => `f${f}`);
const sourceOf = (rows: number): ColumnSource => ({
  rows,
  column: (key) => held().get(key)?.subarray(0, rows),
  dictionary,
});
const tableOf = (name: string): ScreeningTable => ({ name, features: new Set(features), dictionary });
const idsOf = (rows: number) => BigInt64Array.from({ length: rows }, (_, i) => BigInt(i + 1));

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

async function medianOf<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  let { result } = await timed(work);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const next = await timed(work);
    result = next.result;
    times.push(next.ms);
  }
  return { ms: median(times), result };
}

/** Whether every count is that of the columns. */
function verdict(found: ScreeningCounts, rows: number): string {
  const { pass: _, refer: __, ...expected } = evaluateColumns(RULES, sourceOf(rows));
  const only = ({ rows, passCount, referCount, failCount, rules }: ScreeningCounts) =>
    JSON.stringify({
      rows,
      passCount,
      referCount,
      failCount,
      rules: rules.map((r) => Object.entries(r).sort()),
    });
  return only(found) === only(expected) ? 'same counts as columnar' : 'COUNTS DIFFER from columnar';
}

async function inMariadb() {
  const name = `screening_bench_${process.pid}`;
  const connection = await pool().getConnection();
  const fill = async (rows: number) => {
    await connection.query(`DROP TABLE IF EXISTS ${name}`);
    return timed(() =>
      fillScreeningTable(connection, name, { ids: idsOf(rows), source: sourceOf(rows), features }),
    );
  };
  try {
    const trial = await fill(TRIAL);
    const rows = (trial.ms / TRIAL) * ROWS < LOAD_MS ? ROWS : FEWER;
    const load = await fill(rows);
    const table = tableOf(name);
    const backend = sqlBackend(table, idsOf(rows));
    const whole = await medianOf(() => backend.screen(RULES));
    const counts = await medianOf(() => sqlCounts(RULES, table));
    const scale = ROWS / rows;
    const scaled = scale === 1 ? '' : `scaled by ${scale} from ${rows} rows; `;
    const words = `${scaled}counts alone ${Math.round(counts.ms * scale)} ms; loaded ${Math.round((rows / load.ms) * 1000)} rows/s`;
    return { value: whole.ms * scale, note: `${words}; ${verdict(whole.result, rows)}` };
  } finally {
    await connection.query(`DROP TABLE IF EXISTS ${name}`);
    connection.release();
  }
}

/** The very statements MariaDB is given, but for the quotes around names. */
const quotedByStandard = ({ text }: SqlText) => text.replaceAll('`', '"');

async function inDuckdb() {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const name = 'screening_bench';
  await connection.run(quotedByStandard(createTableSql(name, features)));
  const appender = await connection.createAppender(name);
  const all = features.map((key) => held().get(key)!);
  for (let row = 0; row < ROWS; row++) {
    appender.appendBigInt(BigInt(row + 1));
    for (const column of all) {
      if (Number.isNaN(column[row]!)) appender.appendNull();
      else appender.appendDouble(column[row]!);
    }
    appender.endRow();
  }
  appender.closeSync();
  const table = tableOf(name);
  const read = async (statement: SqlText) => {
    const prepared = await connection.prepare(quotedByStandard(statement));
    for (const [at, value] of statement.values.entries()) prepared.bindDouble(at + 1, value);
    return (await prepared.runAndReadAll()).getColumns();
  };
  const count = async () => {
    const tally = new Tally(RULES);
    const [packs, rows] = await read(patternsSql(RULES, table));
    for (const [i, pack] of packs!.entries()) tally.add([Number(pack)], Number(rows![i]));
    return tally.counts();
  };
  const counts = await medianOf(count);
  const whole = await medianOf(async () => ({ ...(await count()), left: await read(leftSql(RULES, table)) }));
  connection.closeSync();
  const left = whole.result.left[0]!.length === whole.result.passCount + whole.result.referCount;
  const words = `same statements, 2 threads, counts alone ${Math.round(counts.ms)} ms`;
  return { value: whole.ms, note: `${words}; ${left ? verdict(whole.result, ROWS) : 'ROWS LEFT DIFFER'}` };
}

type Json = Record<string, unknown>;
const fact = (feature: string, operator: string, value: unknown): Json => ({
  fact: feature,
  operator,
  value,
});
const missing = (feature: string) => fact(feature, 'equal', null);
const below = (feature: string, value: number) => fact(feature, 'lessThan', value);
const above = (feature: string, value: number) => fact(feature, 'greaterThan', value);

/** When each rule fails, as json-rules-engine has it: it knows no unknown, a comparison with null is false. */
const FAILURES: readonly Json[] = [
  { all: [below('f0', 100)] },
  { all: [fact('f1', 'lessThanInclusive', 50)] },
  { all: [above('f2', 900)] },
  { any: [missing('f3'), below('f3', 20), above('f3', 980)] },
  { all: [fact('f4', 'greaterThanInclusive', 950)] },
  { all: [below('f5', 500), above('f0', 700)] },
  { all: [below('f6', 30)] },
  { all: [below('f7', 10)] },
  { all: [missing('f8')] },
  { all: [fact('f9', 'notIn', ['A', 'B', 'M', null])] },
];

async function inJsonRules() {
  const engine = new Engine();
  FAILURES.forEach((conditions, r) => {
    engine.addRule({ conditions: conditions as never, event: { type: `r${r}` } });
  });
  const fails = RULES.map(() => 0);
  const { ms } = await timed(async () => {
    for (let row = 0; row < SAMPLE; row++) {
      const facts = Object.fromEntries(
        features.map((key) => {
          const value = held().get(key)![row]!;
          return [key, Number.isNaN(value) ? null : key === 'f9' ? GRADES[value] : value];
        }),
      );
      const { events } = await engine.run(facts);
      for (const { type } of events) fails[Number(type.slice(1))]! += 1;
    }
  });
  const expected = evaluateColumns(RULES, sourceOf(SAMPLE)).rules.map((r) => r.fails);
  const same = String(fails) === String(expected) ? 'same fails as columnar there' : 'FAILS DIFFER';
  return { value: (ms / SAMPLE) * ROWS, note: `from ${SAMPLE} rows; each rule's failing alone; ${same}` };
}

export const benches = [
  { name: 'screen 1M enterprises × 10 rules in SQL: MariaDB', unit: 'ms', limit: 3_630, run: inMariadb },
  { name: 'screen 1M enterprises × 10 rules in SQL: DuckDB, the peer', unit: 'ms', run: inDuckdb },
  { name: 'screen 1M enterprises × 10 rules: json-rules-engine, the peer', unit: 'ms', run: inJsonRules },
];
