import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Instant, type IsoDate, instant } from '@/kernel/period';
import { closeDb, db, pool } from '@/server/db';
import { env } from '@/server/env';
import { SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { explainFeature } from '../queries/explain-feature';
import { openSnapshot } from '../queries/open-snapshot';
import { readRow } from '../queries/read-row';
import { sourceFreshness } from '../queries/source-freshness';
import { buildSnapshot } from './build-snapshot';
import { verifySnapshot } from './verify-snapshot';

const AS_OF = '2001-10-31' as IsoDate;
/** In a year when no other test's platform knew anything: every build here sees these records alone. */
const START = Date.UTC(2001, 10, 20) + Math.floor(Math.random() * 864_000) * 1000;
const at = (step: number): Instant => instant(new Date(START + step * 1000));
const toDb = (time: Instant): string => time.slice(0, 23).replace('T', ' ');

const enterprises: bigint[] = [];
const batches: bigint[] = [];

async function batch(knownAt: Instant, coverage = 'partial'): Promise<bigint> {
  const row = await db().batch.create({
    data: {
      source: 'tax-payment',
      profile: 'city-tax-payment',
      fileName: `纳税-${knownAt}.csv`,
      fileSha256: randomBytes(32).toString('hex'),
      fileBytes: 1n,
      status: 'done',
      knownAt: new Date(knownAt),
      coverage,
      byReason: {},
      quality: {},
      startedBy: 'test',
    },
  });
  batches.push(row.id);
  return row.id;
}

/** A version of the tax record of one month: the one that stood before ceases to stand. */
async function tax(enterpriseId: bigint, month: string, taxPaid: number, batchId: bigint, knownAt: Instant) {
  const key = Buffer.from(`month of ${month}`);
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0))
    .toISOString()
    .slice(0, 10);
  await pool().query(
    `UPDATE record SET superseded_at = ? WHERE enterprise_id = ? AND source = 'tax-payment' AND natural_key = ?
     AND superseded_at = '9999-12-31'`,
    [toDb(knownAt), String(enterpriseId), key],
  );
  await pool().query(
    `INSERT INTO record (enterprise_id, source, natural_key, batch_id, row_no, content_hash, known_at, superseded_at,
     published_on, event_date, payload) VALUES (?, 'tax-payment', ?, ?, ?, ?, ?, '9999-12-31', '2001-11-05', ?, ?)`,
    [
      String(enterpriseId),
      key,
      String(batchId),
      ++rows,
      randomBytes(16),
      toDb(knownAt),
      last,
      JSON.stringify({ month, taxPaid, taxType: 'all' }),
    ],
  );
}
let rows = 0;

/** xorshift: the same corrections in every run */
function prng(seed: number) {
  let s = seed;
  return (n: number): number => {
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    return (s >>> 0) % n;
  };
}

beforeAll(async () => {
  for (let i = 0; i < 12; i++) {
    const name = `快照测试${randomBytes(6).toString('hex')}`;
    const row = await db().enterprise.create({
      data: { name, nameNorm: name, firstKnownAt: new Date(at(0)) },
    });
    enterprises.push(row.id);
  }
  const first = await batch(at(1));
  for (const id of enterprises.slice(0, 10)) {
    await tax(id, '2001-09', 100_00, first, at(1));
    await tax(id, '2001-10', 200_00, first, at(1));
  }
});

afterAll(async () => {
  await pool().query('DELETE FROM record WHERE batch_id IN (?)', [batches.map(String)]);
  await db().batch.deleteMany({ where: { id: { in: batches } } });
  await db().enterprise.deleteMany({ where: { id: { in: enterprises } } });
  await closeDb();
});

const bytesOf = (id: string): Buffer =>
  readFileSync(path.join(env().XYD_DATA_DIR, 'snapshots', id, 'snapshot.arrow'));

describe('a snapshot', () => {
  it('says what was known, row by row', async () => {
    const { manifest, isNew, recomputed } = await buildSnapshot({
      asOf: AS_OF,
      knownAt: at(1),
      actor: SYSTEM_ACTOR,
    });
    expect(isNew).toBe(true);
    expect(recomputed).toBe(manifest.rows);
    const snapshot = await openSnapshot(manifest.id);
    expect(snapshot.enterpriseId).toEqual(snapshot.enterpriseId.slice().sort());
    const read = readRow(snapshot, enterprises[0]!)!;
    expect(read('tax-paid-12m')).toBe(300_00);
    expect(read('sales-12m')).toBeUndefined();
    expect(read('no-such-feature')).toBeUndefined();
    expect(readRow(snapshot, enterprises[11]!)).toBeUndefined();
    expect(() => snapshot.column('no-such-feature')).toThrow(/没有指标/);
    expect(manifest.batches).toContain(String(batches[0]));
  });

  it('is built again to the same bytes and id without a second row', async () => {
    const [a, b] = [
      await buildSnapshot({ asOf: AS_OF, knownAt: at(1), actor: SYSTEM_ACTOR }),
      await buildSnapshot({ asOf: AS_OF, knownAt: at(1), actor: SYSTEM_ACTOR }),
    ];
    expect([a.isNew, b.isNew]).toEqual([false, false]);
    expect(b.manifest).toEqual(a.manifest);
    expect(await db().snapshot.count({ where: { id: a.manifest.id } })).toBe(1);
    expect(await db().auditEvent.count({ where: { subject: `snapshot:${a.manifest.id}` } })).toBe(1);
    await verifySnapshot(a.manifest.id);
  });

  it('of an earlier instant does not change by corrections learnt later', async () => {
    const before = await buildSnapshot({ asOf: AS_OF, knownAt: at(1), actor: SYSTEM_ACTOR });
    const late = await batch(at(2));
    await tax(enterprises[0]!, '2001-10', 999_00, late, at(2));
    const again = await buildSnapshot({ asOf: AS_OF, knownAt: at(1), actor: SYSTEM_ACTOR });
    expect(again.manifest.arrowSha256).toBe(before.manifest.arrowSha256);
    const now = await buildSnapshot({ asOf: AS_OF, knownAt: at(2), actor: SYSTEM_ACTOR });
    expect(now.manifest.id).not.toBe(before.manifest.id);
    expect(readRow(await openSnapshot(now.manifest.id), enterprises[0]!)!('tax-paid-12m')).toBe(1099_00);
  });

  it('from a base has the bytes of a full build, over random corrections and newcomers', async () => {
    const random = prng(20011031);
    for (let step = 3; step < 11; step++) {
      const base = await buildSnapshot({ asOf: AS_OF, knownAt: at(step - 1), actor: SYSTEM_ACTOR });
      const id = await batch(at(step));
      const touched = new Set<bigint>();
      for (let n = random(6); n > 0; n--) {
        const enterprise = enterprises[random(enterprises.length)]!;
        const month = ['2000-10', '2001-08', '2001-09', '2001-10', '2001-11'][random(5)]!;
        if (touched.has(enterprise)) continue;
        touched.add(enterprise);
        await tax(enterprise, month, random(1_000_000), id, at(step));
      }
      const input = { asOf: AS_OF, knownAt: at(step), actor: SYSTEM_ACTOR };
      const quick = await buildSnapshot({ ...input, base: base.manifest.id });
      const kept = bytesOf(quick.manifest.id);
      const full = await buildSnapshot(input);
      expect(quick.baseRefused).toBeUndefined();
      expect(quick.recomputed).toBe(touched.size);
      expect(full.recomputed).toBe(full.manifest.rows);
      expect(full.manifest).toEqual(quick.manifest);
      expect(bytesOf(full.manifest.id).equals(kept)).toBe(true);
    }
  });

  it('does not use a base of another day or coverage, and says so', async () => {
    const base = await buildSnapshot({ asOf: '2001-09-30' as IsoDate, knownAt: at(11), actor: SYSTEM_ACTOR });
    const input = { asOf: AS_OF, knownAt: at(12), actor: SYSTEM_ACTOR };
    expect((await buildSnapshot({ ...input, base: base.manifest.id })).baseRefused).toBe('as-of-differs');
    const same = await buildSnapshot({ asOf: AS_OF, knownAt: at(13), actor: SYSTEM_ACTOR });
    expect((await buildSnapshot({ ...input, base: same.manifest.id })).baseRefused).toBe('known-later');
  });

  it('refuses a time ahead of now and an unknown base', async () => {
    const far = instant('2099-01-01T00:00:00.000Z');
    await expect(buildSnapshot({ asOf: AS_OF, knownAt: far, actor: SYSTEM_ACTOR })).rejects.toThrow(/在将来/);
    await expect(
      buildSnapshot({ asOf: AS_OF, knownAt: at(1), base: 'S-20011031-0000000000', actor: SYSTEM_ACTOR }),
    ).rejects.toThrow(/没有快照/);
  });
});

describe('where a value comes from', () => {
  it('names file and row of the version known then, not of the one that replaced it', async () => {
    const { manifest } = await buildSnapshot({ asOf: AS_OF, knownAt: at(1), actor: SYSTEM_ACTOR });
    const asked = { enterpriseId: enterprises[0]!, feature: 'tax-paid-12m', snapshot: manifest.id };
    const told = await explainFeature(systemScope(), asked);
    expect(told.value).toBe(300_00);
    expect(told.total).toBe(2);
    expect(told.records.map((r) => [r.file, r.eventDate, r.payload.taxPaid])).toEqual([
      [`纳税-${at(1)}.csv`, '2001-10-31', 200_00],
      [`纳税-${at(1)}.csv`, '2001-09-30', 100_00],
    ]);
  });

  it('tells the freshness of every source, unknown where nothing came', async () => {
    const fresh = await sourceFreshness(enterprises[11]!.valueOf() + 1_000_000_000n);
    expect(fresh.every((f) => f.records === 0 && f.latestEvent === undefined)).toBe(true);
    const own = (await sourceFreshness(enterprises[0]!)).find((f) => f.source === 'tax-payment')!;
    expect(own.records).toBeGreaterThanOrEqual(2);
    expect(own.latestEvent! >= '2001-10-31').toBe(true);
  });
});
