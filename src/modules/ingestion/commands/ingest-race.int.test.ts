import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { usccCheckDigit } from '@/kernel/uscc';
import { closeDb, db } from '@/server/db';
import { SYSTEM_ACTOR } from '@/server/scopes';
import type { BatchSummary } from '../domain/batch';
import { ingestFile } from './ingest-file';

const HEADER = '统一社会信用代码,企业名称,所属月份,税种,入库税额,滞纳金,欠税余额,按期申报';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'xyd-ingest-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await closeDb();
});

/** A valid code nobody has; without X, which in a row look like a mask. */
function anUscc(): string {
  const body = `91120103MA${Array.from({ length: 7 }, () => '0123456789ABCDEFGHJKLMNPQRTUWY'[randomInt(30)]).join('')}`;
  return body + usccCheckDigit(body);
}

async function aFile(text: string | Buffer, name = `${randomUUID()}.csv`): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
}

const take = (
  file: string,
  published = '2026-10-05',
  profileKey = 'city-tax-payment',
): Promise<BatchSummary> =>
  ingestFile({ file, profileKey, actor: SYSTEM_ACTOR, publishedOn: isoDate(published) });

const tax = (code: string, month: string, paid: string, rest = '0.00,0.00,是'): string =>
  `${code},,${month},增值税,${paid},${rest}`;
const table = (...rows: string[]): string => `${[HEADER, ...rows].join('\r\n')}\r\n`;

const sum = (b: BatchSummary) => b.accepted + b.duplicate + b.superseded + b.unmatched + b.quarantined;

describe('two at once, and killed', () => {
  it('the same file by two processes goes in once', async () => {
    const file = await aFile(
      table(...Array.from({ length: 200 }, (_, i) => tax(anUscc(), '2026-09', `${i}.00`))),
    );
    const both = await Promise.all([take(file), take(file)]);
    expect(new Set(both.map((b) => b.batchId)).size).toBe(1);
    expect(both.filter((b) => b.alreadyIngested)).toHaveLength(1);
  });

  it('two files about the same enterprises go in one after the other, each whole', async () => {
    const codes = Array.from({ length: 100 }, anUscc);
    const files = await Promise.all(
      ['2026-08', '2026-09'].map((month) => aFile(table(...codes.map((c) => tax(c, month, '1.00'))))),
    );
    const batches = await Promise.all(files.map((file) => take(file)));
    expect(batches.map((b) => b.accepted)).toEqual([100, 100]);
    expect(await db().enterprise.count({ where: { uscc: { in: codes } } })).toBe(100);
  });

  it('killed in the middle, nothing is in; run again, everything is, once', async () => {
    const codes = Array.from({ length: 4_000 }, anUscc);
    const rows = codes.flatMap((c) =>
      Array.from({ length: 12 }, (_, m) => tax(c, `2025-${String(m + 1).padStart(2, '0')}`, '1.00')),
    );
    const file = await aFile(table(...rows));
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
    const batch = await take(file);
    expect(sum(batch)).toBe(rows.length);
    const records = await db().record.count({ where: { batchId: BigInt(batch.batchId) } });
    expect(records).toBe(rows.length);
    const unfinished = await db().batch.count({ where: { status: 'running' } });
    expect(unfinished).toBe(0);
  });
});
