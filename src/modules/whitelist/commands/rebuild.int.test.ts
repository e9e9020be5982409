import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb } from '@/server/db';
import { env } from '@/server/env';
import { migrate } from '@/server/migrate';
import { aHistory, type PublishedThen, REGISTER } from '../rebuild-case';
import { aUscc } from '../whitelist-case';
import { exportJournal } from './write-editions-journal';

const XYD = path.resolve('bin/xyd');
const SLOW = 600_000;
const { DATABASE_URL: SERVER = '', XYD_DATA_DIR: DATA } = process.env;
const folders: string[] = [];
const databases: string[] = [];

/** An installation of its own: a database nobody else uses on the tests' server, and a data folder. */
type Place = { readonly url: string; readonly data: string };
type Ran = { readonly code: number; readonly out: string; readonly err: string };

const settingsOf = ({ url, data }: Place) => ({ ...process.env, DATABASE_URL: url, XYD_DATA_DIR: data });

function xyd(place: Place, ...args: string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(XYD, args, { env: settingsOf(place), maxBuffer: 1 << 26 }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

async function aPlace(): Promise<Place> {
  const at = new URL(SERVER);
  const name = `xyd_rebuild_${randomUUID().slice(0, 8)}`;
  at.pathname = `/${name}`;
  databases.push(name);
  const data = await mkdtemp(path.join(os.tmpdir(), 'xyd-rebuild-'));
  folders.push(data);
  await migrate(at.href);
  return { url: at.href, data };
}

async function sql(place: Place, ...statements: string[]): Promise<unknown[][]> {
  const connection = await mysql.createConnection({ uri: place.url, rowsAsArray: true });
  try {
    let rows: unknown[][] = [];
    for (const statement of statements) rows = (await connection.query(statement))[0] as unknown[][];
    return rows;
  } finally {
    await connection.end();
  }
}

let origin: Place;
let files = '';
let journal = '';
let editions: readonly PublishedThen[] = [];
const sourcesOf = (place: Place) => path.join(place.data, 'sources');

beforeAll(async () => {
  files = await mkdtemp(path.join(os.tmpdir(), 'xyd-rebuild-files-'));
  folders.push(files);
  origin = await aPlace();
  // the commands of this process work in the origin
  process.env.DATABASE_URL = origin.url;
  process.env.XYD_DATA_DIR = origin.data;
  expect(env()).toMatchObject({ DATABASE_URL: origin.url, XYD_DATA_DIR: origin.data });

  // ids that were given out and rolled back
  const lost = `INSERT INTO enterprise (name, name_norm, first_known_at) VALUES ('x', 'x', UTC_TIMESTAMP(3))`;
  const loseIds = () => sql(origin, 'START TRANSACTION', lost, lost, lost, 'ROLLBACK');
  editions = await aHistory(files, loseIds);
  journal = path.join(files, 'journal.ndjson');
  await writeFile(journal, await exportJournal());
}, SLOW);

afterAll(async () => {
  await closeDb();
  Object.assign(process.env, { DATABASE_URL: SERVER, XYD_DATA_DIR: DATA });
  const at = new URL(SERVER);
  at.pathname = '/';
  const connection = await mysql.createConnection(at.href);
  for (const name of databases) await connection.query(`DROP DATABASE IF EXISTS \`${name}\``);
  await connection.end();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

type Rebuilt = {
  identical: boolean;
  differences: string[];
  lists: { sha256: string; identical: boolean; cause?: string; edition: { id: string; number: number } }[];
};
const rebuildAt = (place: Place, from = journal, sources = sourcesOf(origin)) =>
  xyd(place, 'rebuild', '--journal', from, '--sources', sources, '--json');

describe('the origin', () => {
  it('has what is hard to make again: gaps, a superseded row, a corrected one, one that waited', async () => {
    const ids = (await sql(origin, 'SELECT id FROM enterprise ORDER BY id')).map(([id]) => Number(id));
    expect(ids.at(-1)! - ids[0]! + 1).toBeGreaterThan(ids.length);
    expect(await sql(origin, "SELECT COUNT(*) FROM record WHERE superseded_at < '9000-01-01'")).not.toEqual([
      [0],
    ]);
    expect(await sql(origin, 'SELECT COUNT(*) FROM unmatched_record WHERE matched_at IS NOT NULL')).toEqual([
      [1],
    ]);
    expect(await sql(origin, "SELECT COUNT(*) FROM quarantine_row WHERE status = 'resolved'")).toEqual([[1]]);
    expect(await sql(origin, "SELECT COUNT(*) FROM batch WHERE status = 'refused'")).toEqual([[1]]);
    expect(editions[0]!.sha256).not.toBe(editions[1]!.sha256);
  });

  it('keeps its journal beside the data, equal to the exported one, and the files for their owner alone', async () => {
    const parts = ['intake', 'editions'].map((part) => path.join(origin.data, 'journal', `${part}.ndjson`));
    const kept = (await Promise.all(parts.map((part) => readFile(part, 'utf8')))).join('');
    expect(kept).toBe(await readFile(journal, 'utf8'));
    for (const name of await readdir(sourcesOf(origin)))
      expect((await stat(path.join(sourcesOf(origin), name))).mode & 0o777).toBe(0o600);
  });

  it('is not rebuilt upon', async () => {
    const { code, out } = await rebuildAt(origin);
    expect(code).toBe(3);
    expect(JSON.parse(out).error.code).toBe('database-not-empty');
  });
});

describe('a rebuild from the files and the journal', () => {
  it(
    'gives every edition its bytes, also when it was killed on the way',
    async () => {
      const place = await aPlace();
      const args = ['rebuild', '--journal', journal, '--sources', sourcesOf(origin), '--json'];
      const killed = spawn(XYD, args, { env: settingsOf(place), stdio: 'ignore' });
      const taken = async () =>
        Number((await sql(place, "SELECT COUNT(*) FROM batch WHERE status = 'done'"))[0]![0]);
      while ((await taken()) < 3 && killed.exitCode === null) await pause(20);
      killed.kill('SIGKILL');
      expect(await taken()).toBeLessThan(9);

      const { code, out, err } = await rebuildAt(place);
      expect(err).toBe('');
      const rebuilt = JSON.parse(out) as Rebuilt;
      expect(rebuilt).toMatchObject({ identical: true, differences: [] });
      expect(code).toBe(0);
      expect(rebuilt.lists.map((l) => [l.edition.id, l.sha256, l.identical])).toEqual(
        editions.map((e) => [e.id, e.sha256, true]),
      );
      // the members, the list files and the journal itself are those of the origin
      const members = 'SELECT * FROM whitelist_member ORDER BY edition_id, `rank`';
      expect(await sql(place, members)).toEqual(await sql(origin, members));
      for (const { sha256 } of editions) {
        const list = path.join('whitelists', `${sha256}.ndjson`);
        expect(await readFile(path.join(place.data, list))).toEqual(
          await readFile(path.join(origin.data, list)),
        );
      }
      const records = 'SELECT * FROM record ORDER BY batch_id, row_no';
      expect(await sql(place, records)).toEqual(await sql(origin, records));
      const exported = path.join(files, 'again.ndjson');
      expect((await xyd(place, 'journal', 'export', '--out', exported)).code).toBe(0);
      expect(await readFile(exported, 'utf8')).toBe(await readFile(journal, 'utf8'));
      expect((await readdir(sourcesOf(place))).sort()).toEqual((await readdir(sourcesOf(origin))).sort());
      // and it goes on: what no statement of then numbers is numbered by the database again
      const next = path.join(files, '后来.csv');
      await writeFile(next, `${REGISTER}\n${aUscc()},后来有限公司,2019-02-02\n`);
      expect((await xyd(place, 'ingest', next, '--profile', 'city-registration')).code).toBe(0);
    },
    SLOW,
  );

  it(
    'refuses a kept file of which one byte was altered, and goes on when the true one is back',
    async () => {
      const place = await aPlace();
      const sources = path.join(place.data, 'copied');
      await cp(sourcesOf(origin), sources, { recursive: true });
      const line = (await readFile(journal, 'utf8')).split('\n').find((l) => l.includes('"发票二.csv"'))!;
      const { fileSha256 } = JSON.parse(line) as { fileSha256: string };
      const bytes = await readFile(path.join(sources, fileSha256));
      const altered = Buffer.from(bytes);
      altered[altered.length - 20]! ^= 1;
      await writeFile(path.join(sources, fileSha256), altered);
      const refused = await rebuildAt(place, journal, sources);
      expect(refused.code).toBe(3);
      expect(JSON.parse(refused.out).error).toMatchObject({ code: 'source-differs' });
      expect(JSON.parse(refused.out).error.message).toContain('发票二.csv');

      await writeFile(path.join(sources, fileSha256), bytes);
      const mended = await rebuildAt(place, journal, sources);
      expect(JSON.parse(mended.out)).toMatchObject({ identical: true });
    },
    SLOW,
  );

  it(
    'finds the edition a false journal changes, says where from, and does not enter it',
    async () => {
      const place = await aPlace();
      const lines = (await readFile(journal, 'utf8')).split('\n');
      const at = lines.findIndex((l) => l.includes('"更正.csv"'));
      const later = JSON.parse(lines.find((l) => l.includes('"更正二.csv"'))!).knownAt as string;
      lines[at] = JSON.stringify({ ...JSON.parse(lines[at]!), knownAt: later });
      const forged = path.join(files, 'forged.ndjson');
      await writeFile(forged, lines.join('\n'));
      const { code, out } = await rebuildAt(place, forged);
      expect(code).toBe(1);
      const { lists } = JSON.parse(out) as Rebuilt;
      // what became known too late changes the first edition; by the second it was known either way
      expect(lists.map((l) => [l.identical, l.cause])).toEqual([
        [false, 'snapshot-differs'],
        [true, undefined],
      ]);
      expect(await sql(place, 'SELECT number FROM whitelist_edition')).toEqual([[2]]);
    },
    SLOW,
  );
});
