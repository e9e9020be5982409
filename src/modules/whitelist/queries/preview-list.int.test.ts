import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BankScope } from '@/kernel/permissions';
import { grantConsent } from '@/modules/consent/commands/grant-consent';
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
  const preview = await previewList(systemScope(), { definition, snapshotId });
  expect(await db().whitelistBuild.count({ where: { snapshotId } })).toBe(before);
  expect(preview).toMatchObject({ snapshotId, members: 12, referred: 0, limitUnknown: 0, blind: false });
  const input = { code: `preview-${tag}`, name: '预览测试', purpose: '测试', definition, snapshotId };
  const build = await getBuild(bank, (await buildWhitelist(bank, input)).buildId);
  expect(build.members).toBe(preview.members + preview.referred);
  // 15 % of a year's sales, in whole 万元, at most 300 万元
  const limits = Array.from({ length: 12 }, (_, i) => Math.min(300, Math.floor((40 + i) * 12 * 0.15)));
  expect(preview.limitTotalFen).toBe(BigInt(limits.reduce((a, b) => a + b, 0)) * 1_000_000n);
  expect(preview.first.map((m) => m.rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const capped = await previewList(systemScope(), { definition: { ...definition, cap: 10 }, snapshotId });
  const best = preview.first.reduce((sum, m) => sum + m.limitFen!, 0n);
  expect(capped).toMatchObject({ members: 10, limitTotalFen: best });
});

it('tells a bank tens of enterprises, and lines of those alone that authorised it', async () => {
  const definition = invoiceList([many]);
  const before = await previewList(bank, { definition, snapshotId });
  expect(before).toMatchObject({ blind: true, first: [] });
  expect(before.members % 10).toBe(0);
  const { first } = await previewList(systemScope(), { definition, snapshotId });
  const member = await db().enterprise.findFirstOrThrow({ where: { name: first[3]!.name } });
  await grantConsent(mintScope.enterprise({ login: 'owner', role: 'enterprise-owner' }, member.id), {
    bankId: bank.bankId,
    categories: ['invoice'],
    purpose: '预授信',
    months: 6,
  });
  const after = await previewList(bank, { definition, snapshotId });
  expect(after.first).toMatchObject([
    { rank: 1, name: first[3]!.name, authorised: true, score: first[3]!.score },
  ]);
});

it('singles out nobody where fewer than ten pass', async () => {
  const preview = await previewList(bank, { definition: invoiceList([few]), snapshotId });
  expect([0, 10]).toContain(preview.members);
  expect(preview.first).toEqual([]);
});
