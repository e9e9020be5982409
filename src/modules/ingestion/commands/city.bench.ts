import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mysql from 'mysql2/promise';
import { env } from '@/server/env';
import { migrate } from '@/server/migrate';
import { BulkLoad, field } from './bulk-load';
import { writeCityFiles, writeNight } from './city-case';

/** What one `xyd` took, as its own process. */
type Run = { readonly seconds: number; readonly cpu: number; readonly mib: number };

/** Rows an enterprise has in the files of `city-case.ts`. */
const ROWS_EACH = 24.14;
const AS_OF = '2026-10-31';

async function xyd(environment: NodeJS.ProcessEnv, ...words: string[]): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, ['bin/xyd', ...words, '--json'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let [mib, cpu] = [0, 0];
  const look = async () => {
    const of = (file: string) => readFile(`/proc/${child.pid}/${file}`, 'utf8').catch(() => '');
    mib = Math.max(mib, Number(/VmHWM:\s+(\d+)/.exec(await of('status'))?.[1] ?? 0) / 1024);
    const stat = (await of('stat')).split(') ')[1]?.split(' ');
    // user and system time in ticks of 10 ms
    if (stat) cpu = Math.max(cpu, (Number(stat[11]) + Number(stat[12])) / 100);
  };
  const watch = setInterval(look, 100);
  const code = await new Promise((done) => child.once('exit', done));
  clearInterval(watch);
  if (code !== 0) throw new Error(`xyd ${words[0]} ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, cpu, mib };
}

type City = {
  readonly rows: number;
  /** rows/s of the database alone: rows of the city, laid out in their order, into an empty table like `record` */
  readonly bare: number;
  readonly ingest: Run;
  readonly full: Run;
  readonly night: Run;
  readonly next: Run;
};

/** Files → records → snapshot, then one night's file and the snapshot from the one before; in a database of its own. */
async function runCity(records: number): Promise<City> {
  const enterprises = Math.ceil(records / ROWS_EACH);
  const at = new URL(env().DATABASE_URL);
  const name = `xyd_bench_${process.pid}_${records}`;
  at.pathname = `/${name}`;
  const folder = await mkdtemp(path.join(process.env.XYD_BENCH_DIR ?? os.tmpdir(), 'xyd-bench-'));
  const environment = { ...process.env, DATABASE_URL: at.href, XYD_DATA_DIR: path.join(folder, 'data') };
  try {
    await migrate(at.href);
    const files = path.join(folder, 'city');
    const rows = await writeCityFiles(files, enterprises);
    const ingest = await xyd(environment, 'ingest', '--dir', files);
    const bare = await loadBare(at.href);
    const full = await xyd(environment, 'snapshot', 'build', '--as-of', AS_OF);
    const nightly = path.join(folder, 'night');
    await writeNight(nightly, enterprises);
    const night = await xyd(environment, 'ingest', '--dir', nightly);
    const base = await latestSnapshot(at.href);
    const next = await xyd(environment, 'snapshot', 'build', '--as-of', AS_OF, '--base', base);
    return { rows, bare, ingest, full, night, next };
  } finally {
    await rm(folder, { recursive: true });
    const connection = await mysql.createConnection(env().DATABASE_URL);
    await connection.query(`DROP DATABASE IF EXISTS \`${name}\``);
    await connection.end();
  }
}

const BARE_ROWS = 200_000;
const BARE_COLUMNS =
  'enterprise_id, natural_key, batch_id, row_no, content_hash, known_at, superseded_at, published_on, event_date, payload';

/** The peer: LOAD DATA of rows that are mapped, resolved and sorted already. */
async function loadBare(url: string): Promise<number> {
  const pool = mysql.createPool({ uri: url, dateStrings: true, rowsAsArray: true });
  const connection = await pool.getConnection();
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>(
      `SELECT ${BARE_COLUMNS.replace('natural_key', 'HEX(natural_key)').replace('content_hash', 'HEX(content_hash)')}
         FROM record WHERE source = 'tax-payment' ORDER BY enterprise_id, natural_key LIMIT ${BARE_ROWS}`,
    );
    const lines = rows.map((row) =>
      Object.values(row)
        .map((v) => field(String(v)))
        .join('\t'),
    );
    await connection.query('CREATE TABLE bare LIKE record');
    const start = performance.now();
    const load = new BulkLoad(
      connection,
      'bare',
      `(${BARE_COLUMNS.replace('natural_key', '@k').replace('content_hash', '@h')})
         SET source = 'tax-payment', natural_key = UNHEX(@k), content_hash = UNHEX(@h)`,
    );
    for (const line of lines) await load.write(line);
    await load.end();
    const seconds = (performance.now() - start) / 1_000;
    await connection.query('DROP TABLE bare');
    return lines.length / seconds;
  } finally {
    connection.release();
    await pool.end();
  }
}

async function latestSnapshot(url: string): Promise<string> {
  const connection = await mysql.createConnection(url);
  const [rows] = await connection.query<mysql.RowDataPacket[]>('SELECT id FROM snapshot');
  await connection.end();
  return rows[0]?.id;
}

const cities = new Map<number, Promise<City>>();
function city(records: number): Promise<City> {
  let running = cities.get(records);
  if (!running) {
    running = runCity(records);
    cities.set(records, running);
  }
  return running;
}

const told = ({ seconds, cpu, mib }: Run) =>
  `${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s CPU of ours, at most ${Math.round(mib)} MiB`;

const SMALL = 240_000;
const LARGE = Number(process.env.XYD_BENCH_RECORDS ?? 2_400_000);

export const benches = [
  {
    name: 'ingest city: a small one, files to records',
    unit: 'rows/s',
    run: async () => {
      const { rows, ingest } = await city(SMALL);
      return { value: rows / ingest.seconds, note: `${rows} rows in ${told(ingest)}` };
    },
  },
  {
    name: 'ingest city: a large one, files to records',
    unit: 'rows/s',
    // 20 million rows in 5 minutes
    limit: 66_667,
    run: async () => {
      const [small, large] = [await city(SMALL), await city(LARGE)];
      const each = ({ ingest, rows }: City) => ingest.seconds / rows;
      const note = `${large.rows} rows in ${told(large.ingest)}; a row costs ${(each(large) / each(small)).toFixed(2)} × the small city's and ${(large.bare * each(large)).toFixed(2)} × the database's bare load of it (${Math.round(large.bare)} rows/s)`;
      return { value: large.rows / large.ingest.seconds, note };
    },
  },
  {
    name: 'ingest city: a large one, records to a snapshot',
    unit: 'records/s',
    limit: 66_667,
    run: async () => {
      const { rows, full } = await city(LARGE);
      return { value: rows / full.seconds, note: told(full) };
    },
  },
  {
    name: 'ingest city: the night after, 1 % new records, against the whole',
    unit: '×',
    limit: 20,
    run: async () => {
      const { ingest, full, night, next } = await city(LARGE);
      const value = (ingest.seconds + full.seconds) / (night.seconds + next.seconds);
      return { value, note: `file: ${told(night)}; snapshot from the one before: ${told(next)}` };
    },
  },
];
