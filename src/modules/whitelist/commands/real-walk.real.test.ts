import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { isPersonalId } from '@/kernel/uscc';
import { buildSnapshot } from '@/modules/features/commands/build-snapshot';
import { ingestFile } from '@/modules/ingestion/commands/ingest-file';
import type { BatchSummary } from '@/modules/ingestion/domain/batch';
import { scoreSnapshot } from '@/modules/risk/commands/score-snapshot';
import { closeDb, db, pool } from '@/server/db';
import { mintScope, SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { templateOf } from '../domain/templates';
import { editionMembers } from '../queries/edition-members';
import { buildWhitelist } from './build-whitelist';
import { publishWhitelist } from './publish-whitelist';
import { replayWhitelist } from './replay-whitelist';

const DATA = path.resolve(process.env.XYD_REAL_DATA ?? '../shared/data');
const CUMCM = path.join(DATA, 'cumcm2020c');
const BEIJING = path.join(DATA, 'beijing-open');
const sum = (b: BatchSummary) => b.accepted + b.duplicate + b.superseded + b.unmatched + b.quarantined;
const take = (file: string) => ingestFile({ file, actor: SYSTEM_ACTOR });

afterAll(closeDb);

describe.runIf(existsSync(CUMCM))('CUMCM attachments, from files to a published list', () => {
  const batches = new Map<string, BatchSummary>();

  beforeAll(async () => {
    for (const set of ['att2', 'att1'])
      for (const name of [`${set}_companies.csv`, `${set}_invoices_in.csv.gz`, `${set}_invoices_out.csv.gz`])
        batches.set(name, await take(path.join(CUMCM, name)));
  });

  it('counts every row once: 726,010 of attachment 2, its exact duplicates as duplicates', async () => {
    const [bought, sold] = [
      batches.get('att2_invoices_in.csv.gz')!,
      batches.get('att2_invoices_out.csv.gz')!,
    ];
    expect(bought.read + sold.read).toBe(726_010);
    expect([bought.duplicate, sold.duplicate]).toEqual([4_681, 1_745]);
    for (const batch of batches.values()) expect(sum(batch)).toBe(batch.read);
    for (const { batchId, accepted, superseded } of batches.values())
      expect(await db().record.count({ where: { batchId: BigInt(batchId) } })).toBe(accepted + superseded);
  });

  it('changes nothing when it is sent again', async () => {
    const before = await db().record.count();
    const again = await take(path.join(CUMCM, 'att2_invoices_out.csv.gz'));
    expect(again.alreadyIngested).toBe(true);
    expect(await db().record.count()).toBe(before);
  });

  it('gives a snapshot, scores and a list of attachment 2 with limits and reasons, that replays', async () => {
    const { manifest } = await buildSnapshot({ asOf: isoDate('2020-02-29'), actor: SYSTEM_ACTOR });
    await scoreSnapshot({ today: 'back-test', snapshotId: manifest.id, actor: SYSTEM_ACTOR });
    const batchIds = ['att2_invoices_in.csv.gz', 'att2_invoices_out.csv.gz'].map(
      (n) => batches.get(n)!.batchId,
    );
    const { definition, name, purpose } = templateOf('invoices')!;
    const built = await buildWhitelist(systemScope(), {
      code: 'att2-real-walk',
      name,
      purpose,
      definition: { ...definition, batchIds },
      snapshotId: manifest.id,
    });
    expect(built.funnel.rows).toBe(302);
    const checker = mintScope.operator({ login: 'checker', role: 'system' });
    const { editionId } = await publishWhitelist(checker, { buildId: built.buildId, version: 1 });
    const page = await editionMembers(systemScope(), { editionId, afterRank: 0, limit: 500 });
    expect(page.lines.length).toBeGreaterThan(100);
    for (const line of page.lines.filter((l) => l.outcome === 'pass')) {
      expect(line.limitFen).toBeGreaterThan(0n);
      expect(line.score).toBeGreaterThanOrEqual(580);
    }
    expect(await replayWhitelist(systemScope(), editionId)).toMatchObject({ identical: true });
  });
});

describe.runIf(existsSync(BEIJING))('every table of the Beijing portal', () => {
  const batches = new Map<string, BatchSummary>();
  beforeAll(async () => {
    for (const name of readdirSync(BEIJING).sort()) batches.set(name, await take(path.join(BEIJING, name)));
  });

  it('goes in by its own profile, every row with an outcome and every refusal with a reason', () => {
    expect(batches.size).toBe(23);
    for (const [name, batch] of batches) {
      expect(batch.profile, name).toMatch(/^beijing-/);
      expect(sum(batch), name).toBe(batch.read);
      const reasons = Object.values(batch.byReason).reduce((a, b) => a + b, 0);
      expect(reasons, name).toBe(batch.quarantined);
    }
  });

  it('科技型中小企业: 8,202 valid codes; 市生态环境局: the rest by name or with a reason', () => {
    const sme = batches.get('科技型中小企业.csv')!;
    expect([sme.read, sme.accepted + sme.duplicate, sme.quarantined]).toEqual([8_202, 8_202, 0]);
    const eco = [...batches].find(([name]) => name.startsWith('市生态环境局'))![1];
    expect(eco.read).toBe(1_861);
    expect(eco.accepted).toBeGreaterThanOrEqual(853);
  });

  it('an enterprise named in several tables is one enterprise', async () => {
    const [rows] = await pool().query(
      `SELECT COUNT(*) AS n FROM (SELECT r.enterprise_id FROM record r JOIN batch b ON b.id = r.batch_id
         WHERE b.profile LIKE 'beijing-%' GROUP BY r.enterprise_id HAVING COUNT(DISTINCT b.id) > 1) AS several`,
    );
    expect(Number((rows as { n: string }[])[0]?.n)).toBeGreaterThan(100);
  });

  it('keeps no personal identity number anywhere', async () => {
    for (const [table, column] of [
      ['record', 'payload'],
      ['unmatched_record', 'payload'],
      ['quarantine_row', 'row'],
      ['quarantine_row', 'detail'],
      ['enterprise', 'name'],
    ]) {
      const [rows] = await pool().query(
        `SELECT \`${column}\` AS text FROM \`${table}\` WHERE \`${column}\` REGEXP '[1-9][0-9]{16}[0-9Xx]'`,
      );
      const found = (rows as { text: string }[]).flatMap(
        ({ text }) => text.match(/(?<!\d)[1-9]\d{16}[\dXx](?!\d)/g) ?? [],
      );
      expect(found.filter(isPersonalId), `${table}.${column}`).toEqual([]);
    }
  });
});
