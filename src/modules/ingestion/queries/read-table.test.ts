import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenTableOptions, openTable, type TableRow } from './read-table';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'read-table-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const HEADINGS = { expectHeadings: ['企业名称', '金额'] };

async function open(bytes: Buffer | string, options: OpenTableOptions = HEADINGS) {
  const file = path.join(dir, 'table.csv');
  writeFileSync(file, bytes);
  const table = await openTable(file, options);
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return { ...table, rows };
}
const refusal = (bytes: Buffer | string, options?: OpenTableOptions) =>
  open(bytes, options).then(
    () => 'taken',
    (error) => error.code,
  );

const TEXT = '企业名称,金额\n天津甲有限公司,1\n天津乙有限公司,2\n';

describe('what a file is', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['GB18030', iconv.encode(TEXT, 'gb18030'), 'gb18030'],
    ['gzip of GB18030', gzipSync(iconv.encode(TEXT, 'gb18030')), 'gb18030'],
    ['old Mac line ends', Buffer.from(TEXT.replaceAll('\n', '\r')), 'utf-8'],
    ['tabs', Buffer.from(TEXT.replaceAll(',', '\t')), 'utf-8'],
  ])('%s', async (_, bytes, encoding) => {
    const table = await open(bytes);
    expect(table.encoding).toBe(encoding);
    expect(table.header).toEqual(['企业名称', '金额']);
    expect(table.rows.map((r) => r.cells)).toEqual([
      ['天津甲有限公司', '1'],
      ['天津乙有限公司', '2'],
    ]);
  });

  it.each(['xlsx', 'biff8'] as const)(
    'a workbook (%s) under a .csv name, with dates and long numbers as meant',
    async (bookType) => {
      const sheet = utils.aoa_to_sheet([['名单'], ['企业名称', '金额', '日期', '代码']]);
      utils.sheet_add_aoa(sheet, [['天津甲有限公司', 12.5]], { origin: 'A3' });
      sheet.C3 = { t: 'n', v: 45_083, z: 'yyyy/m/d' };
      sheet.D3 = { t: 'n', v: 911100001000039600 };
      sheet['!ref'] = 'A1:D3';
      const book = utils.book_new();
      utils.book_append_sheet(book, sheet, '一');
      const table = await open(write(book, { type: 'buffer', bookType }));
      expect(table.encoding).toBe('workbook');
      expect(table.headerRowNo).toBe(2);
      expect(table.rows).toEqual([
        { rowNo: 3, cells: ['天津甲有限公司', '12.5', '2023-06-06', '9.111000010000396E+17'] },
      ]);
    },
  );

  it('refuses with the reason', async () => {
    expect(await refusal('')).toBe('file-empty');
    expect(await refusal('\n \n')).toBe('file-empty');
    expect(await refusal(Buffer.from([1, 2, 0, 3]))).toBe('file-binary');
    expect(await refusal(Buffer.from([0x41, 0xff, 0xff, 0x0a]))).toBe('encoding-unknown');
    expect(await refusal(iconv.encode(TEXT, 'gb18030'), { encoding: 'utf-8' })).toBe('encoding-unknown');
    expect(await refusal('甲,乙\n1,2\n')).toBe('file-header-missing');
    expect(await refusal(gzipSync(TEXT.repeat(999)).subarray(0, 60))).toBe('file-truncated');
    expect(await refusal(Buffer.concat([gzipSync(TEXT).subarray(0, 10), Buffer.alloc(40, 7)]))).toBe(
      'file-corrupt',
    );
    expect(await refusal(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(50, 1)]))).toBe(
      'workbook-unreadable',
    );
    await expect(openTable(path.join(dir, 'absent.csv'), {})).rejects.toMatchObject({
      code: 'file-not-found',
    });
  });

  it('says at which byte a text cannot be read', async () => {
    const bytes = Buffer.concat([Buffer.from('企业名称\n'), Buffer.from([0xff]), Buffer.from('\n')]);
    await expect(open(bytes)).rejects.toMatchObject({ detail: { offsets: { 'utf-8': 13, gb18030: 13 } } });
  });

  it('refuses one line of 10 MB without holding it', async () => {
    const before = process.memoryUsage().rss;
    await expect(open(`企业名称,金额\n${'x'.repeat(10_000_000)}`)).rejects.toMatchObject({
      code: 'row-too-long',
      detail: { rowNo: 2 },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
  });
});

describe('rows', () => {
  it('are numbered by line, blank ones left out, titles above the header skipped', async () => {
    const table = await open(`天津市名单\n\n${TEXT}\n,\n天津丙有限公司,3\n`);
    expect(table.titleRows).toEqual([['天津市名单']]);
    expect(table.headerRowNo).toBe(3);
    expect(table.rows.map((r) => r.rowNo)).toEqual([4, 5, 8]);
  });

  it('with too few or too many cells are marked, blank extra cells are nothing', async () => {
    const table = await open('企业名称,金额,\n甲\n甲,1,,\n甲,1,x\n');
    expect(table.rows.map((r) => r.problem)).toEqual(['row-cell-count', undefined, 'row-cell-count']);
  });

  it.each([
    ['in the middle of a row', `${TEXT}天津丙`],
    ['inside a quote', `${TEXT}"天津丙,3\n天津丁,4\n`],
    ['inside a character', Buffer.from(`${TEXT}天津丙,3丙`).subarray(0, -1)],
  ])('of a file cut off %s: the last is marked, the others stand', async (_, bytes) => {
    const table = await open(bytes);
    expect(table.rows.map((r) => r.problem)).toEqual([undefined, undefined, 'row-cut-off']);
  });

  it('are whole where only the last line break is missing', async () => {
    expect((await open(TEXT.trimEnd())).rows.every((r) => r.problem === undefined)).toBe(true);
  });

  it('without expected headings begin under the first row that is not blank', async () => {
    const table = await open('\n名单\n甲,1\n', {});
    expect(table.header).toEqual(['名单']);
    expect(table.rows).toHaveLength(1);
  });
});
