import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BankScope } from '@/kernel/permissions';
import { closeDb, db } from '@/server/db';
import { mintScope, systemScope } from '@/server/scopes';
import { buildWhitelist } from '../commands/build-whitelist';
import { anInvoiceFile, aScoredSnapshot, invoiceList, tag } from '../whitelist-case';
import { getBuild } from './get-build';
import { previewList } from './preview-list';

let snapshotId = '';
let many = '';
let few = '';
let bank: BankScope;

beforeAll(async () => {
  const { id } = await db().bank.create({ data: { code: `preview-${tag}`, name: `预览${tag}` } });
  bank = mintScope.bank({ login: `officer-${tag}`, role: 'bank-officer' }, id);
  const firms = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => ({ code: `v${from + i}`, yuan: 400_000 + i * 10_000 }));
  many = await anInvoiceFile(firms(0, 12));
  few = await anInvoiceFile(firms(20, 23));
  snapshotId = (await aScoredSnapshot()).id;
});
afterAll(closeDb);

it('says what a build would hold, and keeps nothing', async () => {
  const definition = invoiceList([many]);
  const before = await db().whitelistBuild.count({ where: { snapshotId } });
  const preview = await previewList(bank, { definition, snapshotId });
  expect(await db().whitelistBuild.count({ where: { snapshotId } })).toBe(before);
  expect(preview).toMatchObject({ snapshotId, members: 12, referred: 0, limitUnknown: 0 });
  const input = { code: `preview-${tag}`, name: '预览测试', purpose: '测试', definition, snapshotId };
  const build = await getBuild(bank, (await buildWhitelist(bank, input)).buildId);
  expect(build.members).toBe(preview.members + preview.referred);
  // 15 % of a year's sales, in whole 万元, at most 300 万元
  const limits = Array.from({ length: 12 }, (_, i) => Math.min(300, Math.floor((40 + i) * 12 * 0.15)));
  expect(preview.limitTotalFen).toBe(BigInt(limits.reduce((a, b) => a + b, 0)) * 1_000_000n);
});

it('shows the first ten under pseudonyms, the platform their names', async () => {
  const definition = invoiceList([many]);
  const { first } = await previewList(bank, { definition, snapshotId });
  expect(first.map((m) => m.rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(first.every((m) => !m.authorised && m.uscc === undefined)).toBe(true);
  const platform = await previewList(systemScope(), { definition, snapshotId });
  const names = new Set(platform.first.map((m) => m.name));
  expect(first.some((m) => names.has(m.name))).toBe(false);
  expect(first.map((m) => m.score)).toEqual(platform.first.map((m) => m.score));
});

it('singles out nobody where fewer than ten pass', async () => {
  const preview = await previewList(bank, { definition: invoiceList([few]), snapshotId });
  expect(preview).toMatchObject({ members: 3, first: [], limitTotalFen: undefined });
});
