import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tableNames } from '@/server/backup/dump-tables';
import { closeDb, db, pool } from '@/server/db';
import { migrate } from '@/server/migrate';
import { audited } from './audited';
import { type BackedUp, backUp } from './back-up';
import { guardTrail } from './guard-trail';

/** Each run of the command starts a process, on a machine that does other things too. */
const SLOW = 300_000;
const tag = randomUUID().slice(0, 8);
const work = mkdtempSync(path.join(os.tmpdir(), 'xyd-restore-'));
const databases: string[] = [];
const system = { login: 'restore-test', role: 'system' } as const;

/** A database that is not there yet and a data folder, as an environment. */
function place(name: string): { DATABASE_URL: string; XYD_DATA_DIR: string; database: string } {
  const at = new URL(process.env.DATABASE_URL as string);
  const database = `xyd_restore_${tag}_${name}`;
  at.pathname = `/${database}`;
  databases.push(database);
  const folder = path.join(work, name);
  mkdirSync(folder);
  return { DATABASE_URL: at.href, XYD_DATA_DIR: folder, database };
}

const source = place('a');
process.env.DATABASE_URL = source.DATABASE_URL;
process.env.XYD_DATA_DIR = source.XYD_DATA_DIR;
process.env.AUDIT_SIGNING_KEY = generateKeyPairSync('ed25519')
  .privateKey.export({ format: 'der', type: 'pkcs8' })
  .toString('base64');
process.env.AUTH_SECRET ??= 'throw-away-secret-throw-away-secret';

type Ran = { code: number | null; json: Record<string, never> };

/** `bin/xyd` elsewhere; killed after so many milliseconds when given. */
function xyd(env: Record<string, string>, args: string[], killAfter?: number): Promise<Ran> {
  const child = spawn(process.execPath, ['bin/xyd', ...args, '--json'], { env: { ...process.env, ...env } });
  let text = '';
  child.stdout.on('data', (piece) => {
    text += piece;
  });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, json: text ? JSON.parse(text) : {} });
    });
  });
}

/** What a database holds, by the server's own checksum of each table, and what it numbers next. */
async function contents(database: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of await tableNames()) {
    const table = `\`${database}\`.\`${name}\``;
    const [[sum]] = await pool().query<RowDataPacket[]>(`CHECKSUM TABLE ${table} EXTENDED`);
    const [[count]] = await pool().query<RowDataPacket[]>(`SELECT COUNT(*) AS n FROM ${table}`);
    found[name] = `${count!.n} rows, ${sum!.Checksum}`;
  }
  return found;
}

const FILES = {
  'snapshots/S-1/snapshot.arrow': 3_000_000,
  'sources/ab/cd.gz': 70_000,
  'journal/intake.ndjson': 0,
};
const LEFT_OUT = [
  'secrets.json',
  'ingest/stage',
  'sources/half.tmp',
  'snapshots/.draft-x/a',
  'audit/signing.pem',
];
let backup: BackedUp;
let before: Record<string, string>;

beforeAll(async () => {
  await migrate(source.DATABASE_URL);
  await guardTrail();
  for (const [name, size] of Object.entries({
    ...FILES,
    ...Object.fromEntries(LEFT_OUT.map((n) => [n, 9])),
  })) {
    const file = path.join(source.XYD_DATA_DIR, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(size));
  }
  const { id } = await db().enterprise.create({
    data: {
      name: '天津𠮷"\\\'\n\t�😀',
      nameNorm: '',
      districtCode: '120103',
      firstKnownAt: new Date('2026-01-01'),
    },
  });
  const batch = await db().batch.create({
    data: {
      source: 'tax-payment',
      profile: 'p',
      fileName: 'f',
      fileBytes: 1n,
      fileSha256: '0'.repeat(64),
      status: 'done',
      startedBy: 't',
      byReason: {},
      quality: { a: [1, null, 0.1] },
    },
  });
  const rows = Array.from({ length: 3_000 }, (_, i) => [
    String(id),
    ['tax-payment', 'invoice', 'registration'][i % 3],
    randomBytes(16),
    String(batch.id),
    i,
    randomBytes(16),
    '2026-01-01 00:00:00.123',
    i % 2 ? '9999-12-31 00:00:00' : '2026-02-01 00:00:00.001',
    '2026-01-02',
    '0001-01-01',
    JSON.stringify({ 额: i / 7, 名: '\\"\u0000' }),
  ]);
  await pool().query(
    'INSERT INTO record (enterprise_id, source, natural_key, batch_id, row_no, content_hash, known_at, superseded_at, published_on, event_date, payload) VALUES ?',
    [rows],
  );
  for (let i = 0; i < 5; i++)
    await audited(system, async (tx) => ({
      result: await tx.bank.create({ data: { code: `b${i}`, name: `银行${i}` } }),
      entry: { action: 'test', subject: `bank:${i}`, after: { x: 1e-300, y: '"' } },
    }));
  backup = await backUp(system, path.join(work, 'backup'));
  before = await contents(source.database);
}, SLOW);
afterAll(async () => {
  for (const name of databases) await pool().query(`DROP DATABASE IF EXISTS ${name}`);
  await closeDb();
  rmSync(work, { recursive: true });
});

it('restores the same rows, files and audit head, and the chain holds', { timeout: SLOW }, async () => {
  const to = place('b');
  const { code, json } = await xyd(to, ['restore', backup.folder]);
  expect(json).toMatchObject({ audit: { seq: backup.audit.seq, hash: backup.audit.hash }, sameKey: true });
  expect(code).toBe(0);
  expect(await contents(to.database)).toEqual(before);
  const [[head]] = await pool().query<RowDataPacket[]>(`SELECT seq, hash FROM ${to.database}.audit_head`);
  expect(head).toEqual({ seq: String(backup.audit.seq), hash: backup.audit.hash });
  for (const name of [...Object.keys(FILES), 'audit/checkpoints.jsonl'])
    expect(
      readFileSync(path.join(to.XYD_DATA_DIR, name)).equals(
        readFileSync(path.join(source.XYD_DATA_DIR, name)),
      ),
      name,
    ).toBe(true);
  for (const name of LEFT_OUT) expect(existsSync(path.join(backup.folder, 'files', name)), name).toBe(false);
  const verified = await xyd(to, ['audit', 'verify']);
  expect(verified.json).toMatchObject({ intact: true, seq: backup.audit.seq });
  expect(verified.code).toBe(0);
  // and it is not put over what is there
  const again = await xyd(to, ['restore', backup.folder]);
  expect(again).toMatchObject({ code: 3, json: { error: { code: 'restore-not-empty' } } });
});

it('refuses a backup of which a byte is another, a file is missing, or that is not whole, and leaves all empty', {
  timeout: SLOW,
}, async () => {
  const to = place('c');
  const damage: [string, (folder: string) => void, string][] = [
    [
      'byte',
      (folder) => {
        const file = path.join(folder, 'tables/record.jsonl.gz');
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1]! ^= 1;
        writeFileSync(file, bytes);
      },
      'backup-damaged',
    ],
    ['file', (folder) => rmSync(path.join(folder, 'files/sources/ab/cd.gz')), 'backup-damaged'],
    ['manifest', (folder) => rmSync(path.join(folder, 'manifest.json')), 'backup-missing'],
    [
      'path',
      (folder) => {
        const file = path.join(folder, 'manifest.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('sources/ab/cd.gz', '../../../etc/cd.gz'));
      },
      'backup-malformed',
    ],
  ];
  for (const [name, harm, expected] of damage) {
    const folder = path.join(work, `harmed-${name}`);
    cpSync(backup.folder, folder, { recursive: true });
    harm(folder);
    const { code, json } = await xyd(to, ['restore', folder]);
    expect({ code, error: json.error }).toMatchObject({ code: 3, error: { code: expected } });
  }
  writeFileSync(path.join(to.XYD_DATA_DIR, 'other'), 'x');
  expect(await xyd(to, ['restore', backup.folder])).toMatchObject({
    code: 3,
    json: { error: { code: 'restore-not-empty' } },
  });
  const [made] = await pool().query<RowDataPacket[]>('SHOW DATABASES LIKE ?', [to.database]);
  expect(made).toEqual([]);
});

it('killed at any point over its tables, it is run again and everything is there once', {
  timeout: SLOW,
}, async () => {
  const to = place('d');
  // tables are made statement by statement: killed there, the next run says so and asks for an empty base
  expect((await xyd(to, ['db', 'migrate'])).code).toBe(0);
  for (const killAfter of [1_200, 1_900, 2_600]) {
    const { code } = await xyd(to, ['restore', backup.folder], killAfter);
    if (code === 0) break;
  }
  const { code, json } = await xyd(to, ['restore', backup.folder]);
  // one that was too quick to be killed has done it already
  if (code !== 0) expect(json.error).toMatchObject({ code: 'restore-not-empty' });
  expect(await contents(to.database)).toEqual(before);
});

it('a backup is not put where one is, nor into what it is of', async () => {
  await expect(backUp(system, backup.folder)).rejects.toMatchObject({ code: 'backup-exists' });
  await expect(backUp(system, path.join(source.XYD_DATA_DIR, 'x'))).rejects.toMatchObject({
    code: 'backup-inside-data',
  });
});
