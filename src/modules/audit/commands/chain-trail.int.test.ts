import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Actor } from '@/kernel/permissions';
import { checkpointFile } from '@/server/checkpoint-file';
import { closeDb, db, pool } from '@/server/db';
import { migrate } from '@/server/migrate';
import { audited } from './audited';
import { auditedBulk } from './audited-bulk';
import { chainTrail } from './chain-trail';
import { guardTrail } from './guard-trail';
import { verifyTrail } from './verify-trail';
import { writeCheckpoint } from './write-checkpoint';

// a database and a data folder of its own: it is tampered with
const at = new URL(process.env.DATABASE_URL as string);
at.pathname = `/xyd_chain_${randomUUID().slice(0, 8)}`;
process.env.DATABASE_URL = at.href;
const folder = mkdtempSync(path.join(os.tmpdir(), 'xyd-chain-'));
process.env.XYD_DATA_DIR = folder;
process.env.AUDIT_SIGNING_KEY = generateKeyPairSync('ed25519')
  .privateKey.export({ format: 'der', type: 'pkcs8' })
  .toString('base64');

const actor: Actor = { login: 'chain-test', role: 'system' };
const write = (subject: string) =>
  audited(actor, async () => ({
    result: undefined,
    entry: { action: 'test', subject, before: { 名: '旧 "值"' }, after: { n: 1.5 } },
  }));
const unchained = () => db().auditEvent.count({ where: { seq: null } });
const verify = () => verifyTrail(actor);
const kinds = async () => [...new Set((await verify()).faults.map((fault) => fault.kind))].sort();

/** Past the triggers, as who administers the database can. */
async function tamper(...statements: string[]): Promise<void> {
  for (const name of ['audit_event_no_update', 'audit_event_no_delete'])
    await pool().query(`DROP TRIGGER IF EXISTS ${name}`);
  for (const sql of statements) await pool().query(sql);
  await guardTrail();
}

/** A copy of the trail to return to. */
async function keepTrail(): Promise<() => Promise<void>> {
  await pool().query('CREATE TABLE kept_event AS SELECT * FROM audit_event');
  await pool().query('CREATE TABLE kept_head AS SELECT * FROM audit_head');
  const lines = readFileSync(checkpointFile());
  return async () => {
    await tamper(
      'TRUNCATE audit_event',
      'INSERT INTO audit_event SELECT * FROM kept_event',
      'DELETE FROM audit_head',
      'INSERT INTO audit_head SELECT * FROM kept_head',
      'DROP TABLE kept_event',
      'DROP TABLE kept_head',
    );
    writeFileSync(checkpointFile(), lines);
  };
}

beforeAll(async () => {
  await migrate(at.href);
  expect(await guardTrail()).toBeUndefined();
});
afterAll(async () => {
  await pool().query(`DROP DATABASE ${at.pathname.slice(1)}`);
  await closeDb();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  expect(await kinds()).toEqual([]);
});

it('rows of before the chain are linked with the next one', async () => {
  await pool().query(
    `INSERT INTO audit_event (at, actor, role, action, subject, \`after\`)
     SELECT UTC_TIMESTAMP(3), 'old', 'system', 'old', CONCAT('old:', seq), '{"a": [1, 2]}' FROM seq_1_to_1201`,
  );
  await write('new:1');
  expect(await unchained()).toBe(0);
  const report = await verify();
  expect(report.faults).toEqual([]);
  expect(report.rows).toBe(await db().auditEvent.count({ where: { seq: { lte: report.seq } } }));
  // written on the way, by the number of rows
  expect(report.checkpoints).toBeGreaterThan(1);
});

it('50 writes at once from two pools leave one chain without a gap', async () => {
  const before = Number((await db().auditHead.findUniqueOrThrow({ where: { id: 1 } })).seq);
  const bulk = async (i: number) => {
    const connection = await pool().getConnection();
    try {
      await auditedBulk(actor, connection, async () => {
        await connection.query('SELECT SLEEP(?)', [Math.random() / 50]);
        return { result: undefined, entry: { action: 'bulk', subject: `bulk:${i}` } };
      });
    } finally {
      connection.release();
    }
  };
  await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? write(`one:${i}`) : bulk(i))));
  expect(await unchained()).toBe(0);
  const { seq, faults } = await verify();
  expect(faults).toEqual([]);
  expect(seq).toBe(before + 50);
});

it('what a killed process left between commit and link is linked by the next, also half-done', async () => {
  // dead after the commit: nobody links
  await pool().query(
    "INSERT INTO audit_event (actor, role, action, subject) VALUES ('dead', 'system', 'x', 'x:1'), ('dead', 'system', 'x', 'x:2')",
  );
  // dead while linking: holds the lock, has linked one, and is gone
  const dying = await pool().getConnection();
  await dying.beginTransaction();
  await dying.query('SELECT * FROM audit_head FOR UPDATE');
  await dying.query("UPDATE audit_event SET seq = 999999, prev_hash = '', hash = '' WHERE subject = 'x:1'");
  await dying.query('UPDATE audit_head SET seq = 999999');
  const waiting = write('alive:1'); // waits for the lock, then goes on
  await new Promise((resolve) => setTimeout(resolve, 200));
  dying.destroy();
  await waiting;
  await chainTrail();
  expect(await unchained()).toBe(0);
  expect((await verify()).faults).toEqual([]);
});

it('a chainer that hangs holds nobody up for long and fails nobody', async () => {
  const hanging = await pool().getConnection();
  await hanging.beginTransaction();
  await hanging.query('SELECT * FROM audit_head FOR UPDATE');
  const started = Date.now();
  await write('while:hanging');
  expect(Date.now() - started).toBeLessThan(5_000);
  expect(await unchained()).toBe(1);
  await hanging.rollback();
  hanging.release();
  await chainTrail();
  expect(await unchained()).toBe(0);
});

it('the triggers refuse a change, a deletion and a second link', async () => {
  const refused = /append-only/;
  await expect(pool().query("UPDATE audit_event SET actor = 'x' WHERE seq = 1")).rejects.toThrow(refused);
  await expect(pool().query('UPDATE audit_event SET hash = NULL WHERE seq = 1')).rejects.toThrow(refused);
  await expect(pool().query('DELETE FROM audit_event WHERE seq = 1')).rejects.toThrow(refused);
});

it('finds each tampering in the database and the file, and names it', async () => {
  await writeCheckpoint();
  await write('after:checkpoint');
  const cases: [string[], readonly string[], (() => void)?][] = [
    [["UPDATE audit_event SET `after` = '{\"n\": 1.5}' WHERE subject = 'new:1'"], ['row-edited']],
    [["UPDATE audit_event SET at = at + INTERVAL 1 SECOND WHERE subject = 'new:1'"], ['row-edited']],
    [['DELETE FROM audit_event WHERE seq BETWEEN 5 AND 7'], ['rows-missing']],
    [['DELETE FROM audit_event WHERE seq > 1000'], ['cut-short']],
    [['TRUNCATE audit_event'], ['cut-short']],
    [['DELETE FROM audit_head'], ['head-differs']],
    [
      [
        'UPDATE audit_event SET seq = 0 WHERE seq = 7',
        'UPDATE audit_event SET seq = 7 WHERE seq = 8',
        'UPDATE audit_event SET seq = 8 WHERE seq = 0',
      ],
      ['link-broken', 'row-edited'],
    ],
    [[], ['checkpoints-cut-short'], () => writeFileSync(checkpointFile(), '')],
    [
      [],
      ['checkpoint-forged', 'checkpoint-out-of-order'],
      () => {
        const text = readFileSync(checkpointFile(), 'utf8');
        writeFileSync(checkpointFile(), text.replace(/"hash":"./, '"hash":"x').replace('x', '0'));
      },
    ],
  ];
  for (const [statements, expected, other] of cases) {
    const undo = await keepTrail();
    await tamper(...statements);
    other?.();
    expect(await kinds(), statements.join('; ')).toEqual(expected);
    await undo();
    expect(await kinds()).toEqual([]);
  }
});
