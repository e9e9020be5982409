import { randomBytes } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepSnapshot } from '@/modules/features/commands/snapshot-case';
import { evaluateLimit } from '@/modules/products/domain/limit';
import { createScreeningDraft } from '@/modules/rules/commands/save-screening-draft';
import type { Rule } from '@/modules/rules/domain/expr';
import { closeDb } from '@/server/db';
import { mintScope, systemScope } from '@/server/scopes';
import { templateOf } from '../domain/templates';
import { exportScreening } from './export-screening';
import { ruleSource, ruleSources } from './rule-sources';
import { screeningOutlook } from './screening-outlook';

const city = systemScope();
const bankId = BigInt(randomBytes(6).readUIntBE(0, 6));
const bank = mintScope.bank({ login: 'officer', role: 'bank-officer' }, bankId);
const otherBank = mintScope.bank({ login: 'officer', role: 'bank-officer' }, bankId + 1n);
const district = mintScope.district({ login: 'd', role: 'district-officer' }, '120102');
const WAN = 1_000_000;
const ROWS = 80;
const row = <T>(of: (i: number) => T) => Array.from({ length: ROWS }, (_, i) => of(i));
const tax = row((i) => (i % 8 === 7 ? Number.NaN : (i % 10) * 10 * WAN));
const place = row((i) => i % 2);
const atLeast = (wan: number): Rule => ({
  id: 'tax',
  label: '纳税',
  when: { op: 'gte', feature: 'tax-paid-12m', value: wan * WAN },
  onUnknown: 'fail',
  hard: false,
});

let snapshotId = '';
let draft = '';
beforeAll(async () => {
  snapshotId = await keepSnapshot({
    ids: row((i) => BigInt(i + 1)),
    columns: { 'tax-paid-12m': tax, district: place },
    dictionaries: { district: ['120101', '120102'] },
  });
  const given = { name: '纳税 50 万元', base: 'template:coordination', rules: [atLeast(50)] };
  draft = `draft:${(await createScreeningDraft(city, given)).id}`;
});
afterAll(closeDb);

/** What `evaluateLimit` gives the rows one by one. */
function byHand(counts: (i: number) => boolean) {
  const { limit, limitMax } = templateOf('coordination')!.definition;
  const rows = row((i) => i).filter(counts);
  const total = rows.reduce(
    (sum, i) =>
      sum + evaluateLimit(limit!, (key) => (key === 'tax-paid-12m' ? tax[i] : undefined), BigInt(limitMax!))!,
    0n,
  );
  return { rows: rows.length, limitFen: total, limitUnknown: 0 };
}

describe('the outlook', () => {
  const asked = () => ({ rules: [atLeast(30)], base: 'template:coordination', against: draft, snapshotId });

  it('adds up what each would be lent, of who passes, enters, leaves and stays', async () => {
    const found = await screeningOutlook(city, asked());
    expect(found.own).toMatchObject(byHand((i) => tax[i]! >= 30 * WAN));
    expect(found.against).toMatchObject({
      name: '纳税 50 万元',
      all: byHand((i) => tax[i]! >= 50 * WAN),
      entered: byHand((i) => tax[i]! >= 30 * WAN && tax[i]! < 50 * WAN),
      left: { rows: 0, limitFen: 0n },
      stayed: byHand((i) => tax[i]! >= 50 * WAN),
    });
    expect(found.limits.own.reduce((a, b) => a + b)).toBe(found.own.rows);
    // nobody is scored here: the loss is unknown, not nothing
    expect(found.own).toMatchObject({ lossUnknown: found.own.rows, lossBaseFen: 0n });
  });

  it('is a district’s of its own enterprises', async () => {
    const found = await screeningOutlook(district, { ...asked(), against: undefined });
    expect(found.own).toMatchObject(byHand((i) => i % 2 === 1 && tax[i]! >= 30 * WAN));
  });

  it('tells a bank of whole groups, in millions and tens', async () => {
    const found = await screeningOutlook(bank, { ...asked(), against: 'template:invoices' });
    expect(found.blind).toBe(true);
    for (const lending of [found.own, ...Object.values(found.against!)]) {
      if (typeof lending !== 'object' || !('limitFen' in lending)) continue;
      expect(lending.limitFen % 100_000_000n).toBe(0n);
      for (const n of [lending.rows, lending.limitUnknown, lending.lossUnknown]) expect(n % 10).toBe(0);
    }
    for (const n of found.limits.own) expect(n % 20).toBe(0);
    const whole = byHand((i) => tax[i]! >= 30 * WAN);
    expect(Math.abs(found.own.rows - whole.rows)).toBeLessThanOrEqual(10);
    await expect(screeningOutlook(bank, { ...asked(), scoreRunId: 'x' })).rejects.toMatchObject({
      code: 'score-run-not-for-banks',
    });
  });

  it('opens nobody else’s draft', async () => {
    const { id } = await createScreeningDraft(bank, {
      name: '本行',
      base: 'template:invoices',
      rules: [atLeast(1)],
    });
    const own = await ruleSource(bank, `draft:${id}`);
    expect(own).toMatchObject({ base: { key: 'template:invoices' }, draft: { version: 1 } });
    expect(own.definition).toMatchObject({ rules: [atLeast(1)], limitMax: 300 * WAN });
    expect((await ruleSources(bank)).some((s) => s.key === `draft:${id}`)).toBe(true);
    for (const scope of [otherBank, district, city])
      await expect(ruleSource(scope, `draft:${id}`)).rejects.toMatchObject({ kind: 'not-found' });
    for (const key of ['template:none', 'product:none', 'rule-set:999999999', 'draft:x'])
      await expect(ruleSource(bank, key), key).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('goes into a workbook that says where it comes from, and how a bank’s is counted', async () => {
    const whole = await exportScreening(city, asked());
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(whole.bytes as unknown as ArrayBuffer);
    const text = (name: string) => JSON.stringify(book.getWorksheet(name)?.getSheetValues());
    expect(book.worksheets.map((s) => s.name)).toEqual([
      '说明',
      '漏斗',
      '授信测算与比较',
      '按区分布',
      '评分分布',
      '建议额度分布',
    ]);
    for (const words of [snapshotId, '2020-02-29', '2026-11-20T00:00:00.000Z', '40%'])
      expect(text('说明')).toContain(words);
    expect(text('说明')).not.toContain('10 户');
    expect(text('漏斗')).toContain('近 12 个月纳税额 ≥ 30 万元');
    expect(text('授信测算与比较')).toContain('纳税 50 万元');
    const blind = new ExcelJS.Workbook();
    const { bytes } = await exportScreening(bank, { ...asked(), against: undefined });
    await blind.xlsx.load(bytes as unknown as ArrayBuffer);
    expect(JSON.stringify(blind.getWorksheet('说明')?.getSheetValues())).toContain('不少于 10 户');
  });
});
