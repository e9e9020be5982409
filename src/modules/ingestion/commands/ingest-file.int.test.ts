import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, db } from '@/server/db';
import { systemScope } from '@/server/scopes';
import { exportQuarantine } from '../queries/export-quarantine';
import { listQuarantine } from '../queries/list-quarantine';
import { recordsOf } from '../queries/records-of';
import { aFolder, anUscc, type Folder, TAX_HEADER, takeIn, tax, taxTable } from './ingest-case';
import { resolveQuarantine } from './resolve-quarantine';

const scope = systemScope();
let folder: Folder;
const aFile: Folder['write'] = (text, name) => folder.write(text, name);

beforeAll(async () => {
  folder = await aFolder();
});
afterAll(async () => {
  await folder.remove();
  await closeDb();
});

async function enterpriseOf(uscc: string): Promise<bigint> {
  return (await db().enterprise.findUniqueOrThrow({ where: { uscc } })).id;
}

describe('outcomes', () => {
  it('five outcomes sum to what was read; again changes nothing', async () => {
    const [code, other] = [anUscc(), anUscc()];
    const file = await aFile(
      taxTable(
        tax(code, '2026-08', '100.00'),
        tax(code, '2026-08', '100.00'), // the same again
        tax(code, '2026-09', '200.50'),
        tax(other, '2026-09', '-3x'),
        `,从未见过的企业${randomUUID()},2026-09,增值税,1.00,0.00,0.00,是`,
      ),
    );
    const first = await takeIn(file);
    expect(first).toMatchObject({
      read: 5,
      accepted: 2,
      duplicate: 1,
      superseded: 0,
      unmatched: 1,
      quarantined: 1,
    });
    expect(first.byReason).toEqual({ 'number-malformed': 1 });
    const kept = await db().batch.findUniqueOrThrow({ where: { id: BigInt(first.batchId) } });
    expect(kept.accepted + kept.duplicate + kept.superseded + kept.unmatched + kept.quarantined).toBe(
      kept.read,
    );
    const again = await takeIn(file);
    expect(again).toMatchObject({ batchId: first.batchId, alreadyIngested: true });
    const records = await recordsOf(scope, await enterpriseOf(code), { source: 'tax-payment' });
    expect(records.length).toBe(2);
  });

  it('a later publication supersedes what it corrects; the old version stays; equal content is a duplicate', async () => {
    const code = anUscc();
    await takeIn(await aFile(taxTable(tax(code, '2026-08', '100.00'), tax(code, '2026-09', '7.00'))));
    const later = await takeIn(
      await aFile(taxTable(tax(code, '2026-08', '150.00'), tax(code, '2026-09', '7.00'))),
      '2026-11-05',
    );
    expect(later).toMatchObject({ read: 2, superseded: 1, duplicate: 1 });
    const versions = await db().record.findMany({
      where: { enterpriseId: await enterpriseOf(code), source: 'tax-payment' },
    });
    const paid = versions.map((v) => JSON.parse(v.payload as unknown as string).taxPaid as number);
    expect(paid.sort((a, b) => a - b)).toEqual([700, 10_000, 15_000]);
    const standing = versions.filter((v) => v.supersededAt.getUTCFullYear() === 9999);
    expect(standing).toHaveLength(2);
    const old = versions.find((v) => v.supersededAt.getUTCFullYear() !== 9999);
    expect(old?.supersededAt.getTime()).toBeGreaterThan(old!.knownAt.getTime());
  });

  it('two versions of one record in one publication contradict: both wait for a person', async () => {
    const code = anUscc();
    const both = await takeIn(
      await aFile(taxTable(tax(code, '2026-08', '1.00'), tax(code, '2026-08', '2.00'))),
    );
    expect(both).toMatchObject({ read: 2, quarantined: 2, byReason: { 'versions-contradict': 2 } });
  });

  it('a row whose enterprise is not known yet waits, and goes in when it is', async () => {
    const code = anUscc();
    const name = `晚到精密机械${randomUUID().slice(0, 8)}有限公司`;
    const waiting = await takeIn(await aFile(taxTable(`,${name},2026-09,增值税,5.00,0.00,0.00,是`)));
    expect(waiting.unmatched).toBe(1);
    const register = await takeIn(
      await aFile(`统一社会信用代码,企业名称,核准日期\n${code},${name},2026-01-02\n`),
      '2026-10-06',
      'city-registration',
    );
    expect(register.matchedWaiting).toBe(1);
    const records = await recordsOf(scope, await enterpriseOf(code), { source: 'tax-payment' });
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ batchId: waiting.batchId });
  });

  it('an enterprise named by code here and by name there is one', async () => {
    const code = anUscc();
    const name = `津沽 Ａ字号（天津）${randomUUID().slice(0, 6)}有限公司`;
    await takeIn(
      await aFile(`统一社会信用代码,企业名称,核准日期\n${code},${name},2026-01-02\n`),
      '2026-10-05',
      'city-registration',
    );
    const byName = name.replace('（', '(').replace('）', ')').replace('Ａ', 'A').replace(' ', '');
    const batch = await takeIn(await aFile(taxTable(`,${byName},2026-09,增值税,5.00,0.00,0.00,是`)));
    expect(batch.accepted).toBe(1);
    expect(await recordsOf(scope, await enterpriseOf(code), { source: 'tax-payment' })).toHaveLength(1);
  });
});

describe('bad rows', () => {
  it.each([
    [
      'a wrong check digit',
      (c: string) => tax(c.slice(0, 17) + (c[17] === '1' ? '2' : '1'), '2026-09', '1.00'),
      'code-check-digit',
    ],
    ['scientific notation', () => tax('9.11201E+17', '2026-09', '1.00'), 'code-scientific'],
    [
      'a masked code',
      (c: string) => tax(`${c.slice(0, 4)}**********${c.slice(14)}`, '2026-09', '1.00'),
      'code-masked',
    ],
    ['an impossible month', (c: string) => tax(c, '2026-13', '1.00'), 'date-impossible'],
    ['an absurd amount', (c: string) => tax(c, '2026-09', '99999999999999999.00'), 'amount-absurd'],
    ['half a 分', (c: string) => tax(c, '2026-09', '1.005'), 'amount-below-fen'],
    ['a negative late fee', (c: string) => tax(c, '2026-09', '1.00', '-3.00,0.00,是'), 'number-out-of-range'],
    ['too many cells', (c: string) => `${tax(c, '2026-09', '1.00')},x,y`, 'row-cell-count'],
  ])('%s is refused with its reason, the rest goes in', async (_, row, reason) => {
    const good = anUscc();
    const batch = await takeIn(await aFile(taxTable(row(anUscc()), tax(good, '2026-09', '1.00'))));
    expect(batch).toMatchObject({ read: 2, accepted: 1, quarantined: 1, byReason: { [reason]: 1 } });
    const { rows } = await listQuarantine(scope, { batchId: batch.batchId, limit: 10 });
    expect(rows[0]).toMatchObject({ rowNo: 2, reason });
  });

  it('columns in another order, with more of them, read the same', async () => {
    const code = anUscc();
    const file = await aFile(
      `多余的列,入库税额,所属月份,税种,统一社会信用代码\n备注,12.34,2026-09,增值税,${code}\n`,
    );
    expect(await takeIn(file)).toMatchObject({ read: 1, accepted: 1 });
    const [record] = await recordsOf(scope, await enterpriseOf(code), { source: 'tax-payment' });
    expect(record?.payload).toMatchObject({ taxPaid: 1234, month: '2026-09' });
  });

  it('a row without the month it is about is refused, not guessed', async () => {
    const batch = await takeIn(
      await aFile(taxTable(tax(anUscc(), '', '1.00'), tax(anUscc(), '2026-09', '1.00'))),
    );
    expect(batch).toMatchObject({ read: 2, accepted: 1, byReason: { 'required-missing': 1 } });
  });

  it('a personal identity number reaches neither the record nor the work list', async () => {
    const id = '110101199003074477'; // valid by GB 11643, invented
    const batch = await takeIn(
      await aFile(taxTable(tax(id, '2026-09', '1.00'), `,${id},2026-09,增值税,1.00,0.00,0.00,是`)),
    );
    expect(batch.accepted).toBe(0);
    const { rows } = await listQuarantine(scope, { batchId: batch.batchId, limit: 10 });
    expect(JSON.stringify(rows)).not.toContain(id);
    const waiting = await db().unmatchedRecord.findMany({ where: { batchId: BigInt(batch.batchId) } });
    expect(JSON.stringify(waiting.map((w) => w.payload))).not.toContain(id);
  });

  it('a corrected row goes in under its own row number and closes the refused one', async () => {
    const code = anUscc();
    const batch = await takeIn(await aFile(taxTable(tax(code, '2026-09', '1.0o'))));
    const { rows } = await listQuarantine(scope, { batchId: batch.batchId, limit: 10 });
    const row = rows[0]!;
    const cells = row.cells.map((cell) => (cell === '1.0o' ? '1.00' : cell));
    expect(await resolveQuarantine(scope, { id: row.id, cells })).toMatchObject({ read: 1, accepted: 1 });
    const [record] = await recordsOf(scope, await enterpriseOf(code), { source: 'tax-payment' });
    expect(record).toMatchObject({ rowNo: 2, payload: { taxPaid: 100 } });
    await expect(resolveQuarantine(scope, { id: row.id, cells })).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('the work list exports without formulas', async () => {
    const batch = await takeIn(await aFile(taxTable(tax('=1+1', '2026-09', '1.00'))));
    const lines: string[] = [];
    for await (const line of exportQuarantine(scope, { batchId: batch.batchId }, (row) => row.reason))
      lines.push(String(line));
    expect(lines.join('')).not.toMatch(/(^|,|\n)"?=1\+1/);
  });
});

describe('bad files are refused whole, in words', () => {
  it.each([
    ['empty', () => '', 'file-empty'],
    ['the header alone', () => `${TAX_HEADER}\n`, 'file-header-only'],
    ['a program', () => Buffer.from('7f454c460201010000000000000000000300', 'hex'), 'file-binary'],
    ['the month missing', () => `统一社会信用代码,入库税额\n${anUscc()},1.00\n`, 'columns-missing'],
    ['columns of the subject missing', () => '所属月份,入库税额\n2026-09,1.00\n', 'columns-missing'],
    ['one line of 10 MB', () => `${TAX_HEADER}\n${'x'.repeat(10_000_000)}\n`, 'row-too-long'],
    [
      'gzip cut off',
      () =>
        gzipSync(
          Buffer.from(
            taxTable(...Array.from({ length: 5_000 }, (_, i) => tax(anUscc(), '2026-09', `${i}.00`))),
          ),
        ).subarray(0, 20_000),
      'file-truncated',
    ],
    [
      'an unknown encoding',
      () => Buffer.concat([Buffer.from(`${TAX_HEADER}\n`), Buffer.from([0xff, 0xff, 0x80, 0x0a])]),
      'encoding-unknown',
    ],
  ])('%s', async (what, content, refusal) => {
    const file = await aFile(content(), `${randomUUID()}${what.startsWith('gzip') ? '.csv.gz' : '.csv'}`);
    const before = await db().record.count();
    const error = await takeIn(file).catch((e) => e);
    expect(error).toMatchObject({ code: refusal });
    expect(error.message.length).toBeGreaterThan(8);
    expect(await db().record.count()).toBe(before);
  });
});
