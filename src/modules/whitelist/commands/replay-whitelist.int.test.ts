import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { closeDb, db, pool } from '@/server/db';
import { env } from '@/server/env';
import { mintScope, systemScope } from '@/server/scopes';
import {
  aLicenceFile,
  anInvoiceFile,
  aRegisterFile,
  aScoredSnapshot,
  aUscc,
  codeOf,
  invoiceList,
  tag,
} from '../whitelist-case';
import { buildWhitelist } from './build-whitelist';
import { publishWhitelist } from './publish-whitelist';
import { replayWhitelist } from './replay-whitelist';

const scope = systemScope();
const checker = mintScope.operator({ login: `checker-${tag}`, role: 'system' });
const GOOD = ['a', 'b', 'c', 'd', 'e'].map((code, i) => ({ code, yuan: 300_000 + 10_000 * i }));
const RENAMED = { uscc: aUscc(), name: `测试更名企业${randomUUID()}有限公司` };

const listFile = (sha256: string) => path.join(env().XYD_DATA_DIR, 'whitelists', `${sha256}.ndjson`);
const folderOf = (snapshotId: string) => path.join(env().XYD_DATA_DIR, 'snapshots', snapshotId);

let batches: string[] = [];
let snapshotId = '';
let editionId = 0n;
let sha256 = '';
let bytes = Buffer.alloc(0);

beforeAll(async () => {
  const small = { code: 'small', yuan: 1_000 };
  const fresh = { code: 'fresh', yuan: 400_000, months: 2 };
  const first = await anInvoiceFile([...GOOD, small, fresh]);
  // known all along, under another name: its licence waits, so it is not looked at
  await aRegisterFile([{ uscc: RENAMED.uscc, name: `旧${RENAMED.name}`, approvedOn: '2015-01-01' }]);
  batches = [first, await aLicenceFile([RENAMED.name])];
  const snapshot = await aScoredSnapshot();
  snapshotId = snapshot.id;
  const build = await buildWhitelist(scope, {
    code: `replay-${tag}`,
    name: '重放测试',
    purpose: '测试',
    definition: invoiceList(batches),
    snapshotId,
  });
  expect(build.scoreRunId).toBe(snapshot.runId);
  expect(build.funnel).toMatchObject({ rows: 7, passCount: 5, failCount: 2, referCount: 0 });
  const edition = await publishWhitelist(checker, { buildId: build.buildId, version: 1 });
  ({ editionId, sha256 } = edition);
  bytes = await readFile(listFile(sha256));
});
afterAll(closeDb);

describe('an edition', () => {
  it('holds its members with rank, score, limit and reasons, in the database as in its file', async () => {
    const rows = await db().whitelistMember.findMany({ where: { editionId }, orderBy: { rank: 'asc' } });
    const [head, ...lines] = bytes.toString('utf8').trimEnd().split('\n');
    expect(JSON.parse(head as string)).toMatchObject({ snapshotId });
    const kept = lines.map((line) => JSON.parse(line));
    expect(kept.map((m) => m.rank)).toEqual([1, 2, 3, 4, 5]);
    expect(
      rows.map((r) => ({ ...r, enterpriseId: String(r.enterpriseId), limitFen: String(r.limitFen) })),
    ).toEqual(kept.map((m) => ({ editionId, ...m })));
    // 0.15 × 12 × 340,000 yuan, whole 万元
    expect(new Set(rows.map((r) => r.limitFen))).toContain(61_000_000n);
    for (const row of rows) {
      expect(row.score).toBeGreaterThanOrEqual(580);
      expect(row.reasons).toMatchObject([{ rule: 'months', outcome: 'pass' }, {}, {}, {}, {}]);
    }
  });

  it('replays to the same bytes after corrections of its past, from the records alone', async () => {
    const correctedOn = isoDate('2019-11-20');
    // three quarters of a's invoices were void, b sold ten times as much, the small one was not small
    await anInvoiceFile([{ ...GOOD[0]!, months: 18 }], { voided: true, publishedOn: correctedOn });
    await anInvoiceFile([{ code: 'small', yuan: 600_000 }], { publishedOn: correctedOn });
    // the new name is learnt: the licence that waited now belongs to an enterprise known all along
    await aRegisterFile([{ ...RENAMED, approvedOn: '2018-01-01' }]);
    const matched = await db().record.count({ where: { batchId: BigInt(batches[1] as string) } });
    expect(matched).toBe(1);

    const now = await aScoredSnapshot();
    expect(now.id).not.toBe(snapshotId);
    const today = await buildWhitelist(scope, {
      code: `replay-${tag}`,
      name: '重放测试',
      purpose: '测试',
      definition: invoiceList(batches),
      snapshotId: now.id,
    });
    expect(today.sha256).not.toBe(sha256);
    // a went, small came; of the renamed one nothing is known but that it is there
    expect(today.funnel).toMatchObject({ rows: 8, passCount: 5, failCount: 2, referCount: 1 });

    await rm(listFile(sha256));
    await rm(folderOf(snapshotId), { recursive: true });
    const replay = await replayWhitelist(scope, editionId);
    expect(replay).toMatchObject({ identical: true, replayedSha256: sha256, editionSha256: sha256 });
    expect(replay.rebuiltSnapshotId).toBe(snapshotId);
  });

  it('does not replay when a record of its time was altered', async () => {
    const [[row]] = (await pool().query(
      `SELECT r.batch_id, r.row_no, r.payload FROM record r
         JOIN enterprise_identifier i ON i.enterprise_id = r.enterprise_id AND i.value = ?
        WHERE r.batch_id = ? ORDER BY r.row_no LIMIT 1`,
      [codeOf('e'), batches[0]],
    )) as unknown as [{ batch_id: string; row_no: number; payload: string }[]];
    const write = (payload: string) =>
      pool().query('UPDATE record SET payload = ? WHERE batch_id = ? AND row_no = ?', [
        payload,
        row!.batch_id,
        row!.row_no,
      ]);
    await write(JSON.stringify({ ...JSON.parse(row!.payload), total: 1 }));
    try {
      const replay = await replayWhitelist(scope, editionId);
      expect(replay.identical).toBe(false);
      expect(replay.replayedSha256).not.toBe(sha256);
      expect(replay.editionSha256).toBe(sha256);
    } finally {
      await write(row!.payload);
    }
    expect((await replayWhitelist(scope, editionId)).identical).toBe(true);
  });

  it('that does not exist is said so', async () => {
    await expect(replayWhitelist(scope, 9_000_000_000n)).rejects.toMatchObject({ code: 'edition-unknown' });
  });
});
