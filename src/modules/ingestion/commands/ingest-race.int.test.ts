import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { closeDb, db, pool } from '@/server/db';
import { SYSTEM_ACTOR } from '@/server/scopes';
import type { BatchSummary } from '../domain/batch';
import { aFolder, anUscc, type Folder, takeIn, tax, taxTable } from './ingest-case';
import { ingestFile } from './ingest-file';
import { createStaging, stagedBatches, stagingOf } from './staging';

let folder: Folder;
const aFile: Folder['write'] = (text, name) => folder.write(text, name);

beforeAll(async () => {
  folder = await aFolder();
});
afterAll(async () => {
  await folder.remove();
  await closeDb();
});

const sum = (b: BatchSummary) => b.accepted + b.duplicate + b.superseded + b.unmatched + b.quarantined;

describe('two at once, and killed', () => {
  it('the same file by two processes goes in once', async () => {
    const file = await aFile(
      taxTable(...Array.from({ length: 200 }, (_, i) => tax(anUscc(), '2026-09', `${i}.00`))),
    );
    const both = await Promise.all([takeIn(file), takeIn(file)]);
    expect(new Set(both.map((b) => b.batchId)).size).toBe(1);
    expect(both.filter((b) => b.alreadyIngested)).toHaveLength(1);
  });

  it('two files about the same enterprises go in one after the other, each whole', async () => {
    const codes = Array.from({ length: 100 }, anUscc);
    const files = await Promise.all(
      ['2026-08', '2026-09'].map((month) => aFile(taxTable(...codes.map((c) => tax(c, month, '1.00'))))),
    );
    const batches = await Promise.all(files.map((file) => takeIn(file)));
    expect(batches.map((b) => b.accepted)).toEqual([100, 100]);
    expect(await db().enterprise.count({ where: { uscc: { in: codes } } })).toBe(100);
  });

  it('killed in the middle, nothing is in; run again, everything is, once', async () => {
    const codes = Array.from({ length: 4_000 }, anUscc);
    const rows = codes.flatMap((c) =>
      Array.from({ length: 12 }, (_, m) => tax(c, `2025-${String(m + 1).padStart(2, '0')}`, '1.00')),
    );
    const file = await aFile(taxTable(...rows));
    let killed = 0;
    for (const afterMs of [900, 1_400, 2_000]) {
      const child: ChildProcess = spawn(
        process.execPath,
        ['bin/xyd', 'ingest', '--profile', 'city-tax-payment', '--published', '2026-10-05', '--json', file],
        { env: process.env, stdio: 'ignore' },
      );
      const ended = once(child, 'exit');
      setTimeout(() => child.kill('SIGKILL'), afterMs);
      const [, signal] = await ended;
      if (signal === 'SIGKILL') killed += 1;
      const taken = await db().enterprise.count({ where: { uscc: { in: codes } } });
      expect([0, codes.length]).toContain(taken);
    }
    expect(killed).toBeGreaterThan(0);
    const batch = await takeIn(file);
    expect(sum(batch)).toBe(rows.length);
    const records = await db().record.count({ where: { batchId: BigInt(batch.batchId) } });
    expect(records).toBe(rows.length);
    const unfinished = await db().batch.count({ where: { status: 'running' } });
    expect(unfinished).toBe(0);
  });

  it('killed after its commit, it leaves tables that the next file drops', async () => {
    const done = await takeIn(await aFile(taxTable(tax(anUscc(), '2026-09', '1.00'))));
    const connection = await pool().getConnection();
    try {
      await createStaging(connection, stagingOf(done.batchId)); // as the process left them
      await takeIn(await aFile(taxTable(tax(anUscc(), '2026-09', '2.00'))));
      expect(await stagedBatches(connection)).not.toContain(done.batchId);
    } finally {
      connection.release();
    }
  });
});

describe('a file that is read while the one before it settles', () => {
  const begin = async (before: Promise<unknown>) => {
    const code = anUscc();
    const file = await aFile(taxTable(tax(code, '2026-09', '1.00')));
    const phases: string[] = [];
    let waits: () => void = () => {};
    const waiting = new Promise<void>((resolve) => {
      waits = resolve;
    });
    const batch = ingestFile({
      file,
      profileKey: 'city-tax-payment',
      publishedOn: isoDate('2026-10-05'),
      actor: SYSTEM_ACTOR,
      inTurn: { before, stop: new AbortController().signal, onSettling: () => phases.push('settles') },
      onProgress: ({ phase }) => {
        phases.push(phase);
        if (phase === 'waiting') waits();
      },
    });
    batch.catch(() => {});
    await waiting;
    return { batch, phases, fileName: path.basename(file), code };
  };

  it('goes in after it', async () => {
    let free: () => void = () => {};
    const { batch, phases, fileName } = await begin(
      new Promise<void>((resolve) => {
        free = resolve;
      }),
    );
    const row = () => db().batch.findFirstOrThrow({ where: { fileName } });
    expect((await row()).status).toBe('running');
    expect(phases).not.toContain('settles');
    free();
    expect(await batch).toMatchObject({ accepted: 1 });
    expect(phases.indexOf('settles')).toBeGreaterThan(phases.indexOf('waiting'));
    expect((await row()).status).toBe('done');
  });

  it('does not go in where that one failed, and says so', async () => {
    let fail: (why: Error) => void = () => {};
    const { batch, phases, fileName, code } = await begin(
      new Promise<void>((_, reject) => {
        fail = reject;
      }),
    );
    fail(new Error('refused'));
    await expect(batch).rejects.toMatchObject({ code: 'earlier-file-stopped' });
    expect(phases).not.toContain('settles');
    expect(await db().enterprise.count({ where: { uscc: code } })).toBe(0);
    const row = await db().batch.findFirstOrThrow({ where: { fileName } });
    expect(row).toMatchObject({ status: 'failed', error: expect.stringContaining('排在前面的文件没有入库') });
  });
});
