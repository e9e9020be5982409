import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BankScope } from '@/kernel/permissions';
import { grantConsent } from '@/modules/consent/commands/grant-consent';
import { revokeConsent } from '@/modules/consent/commands/revoke-consent';
import { closeDb, db } from '@/server/db';
import { mintScope, systemScope } from '@/server/scopes';
import { buildWhitelist } from '../commands/build-whitelist';
import { publishWhitelist } from '../commands/publish-whitelist';
import { anInvoiceFile, aScoredSnapshot, aUscc, codeOf, invoiceList, tag } from '../whitelist-case';
import { diffEditions } from './diff-editions';
import { editionMember } from './edition-member';
import { editionMembers } from './edition-members';
import { exportEdition } from './export-edition';
import { listWhitelists } from './list-whitelists';

const FIRMS = Array.from({ length: 12 }, (_, i) => ({ code: `e${i}`, yuan: 300_000 + 10_000 * i }));
const NAME = `=HYPERLINK("http://x","${randomUUID()}")公司`;
const USCC = aUscc();
const system = systemScope();

type Bank = { officer: BankScope; editionId: bigint };
let one: Bank;
let two: Bank;
let granter = 0n;

async function aBank(code: string, batchId: string, snapshotId: string): Promise<Bank> {
  const bankId = (await db().bank.create({ data: { code: `${code}-${tag}`, name: `${code}${tag}` } })).id;
  const officer = mintScope.bank({ login: `${code}-officer-${tag}`, role: 'bank-officer' }, bankId);
  const reviewer = mintScope.bank({ login: `${code}-reviewer-${tag}`, role: 'bank-reviewer' }, bankId);
  const { buildId } = await buildWhitelist(officer, {
    code: `edition-${code}-${tag}`,
    name: '期次测试',
    purpose: '测试',
    definition: invoiceList([batchId]),
    snapshotId,
  });
  return { officer, editionId: (await publishWhitelist(reviewer, { buildId, version: 1 })).editionId };
}

beforeAll(async () => {
  const batchId = await anInvoiceFile(FIRMS);
  const { id } = await aScoredSnapshot();
  one = await aBank('m', batchId, id);
  two = await aBank('n', batchId, id);
  const firm = await db().enterprise.findFirstOrThrow({ where: { name: codeOf('e3') } });
  granter = firm.id;
  // a name as a hostile sender would choose it
  await db().enterprise.update({ where: { id: granter }, data: { name: NAME, uscc: USCC } });
});
afterAll(closeDb);

const everybody = { afterRank: 0, limit: 500 };
const membersOf = async ({ officer, editionId }: Bank) =>
  (await editionMembers(officer, { editionId, ...everybody })).lines;
const owner = () => mintScope.enterprise({ login: `owner-${tag}`, role: 'enterprise-owner' }, granter);
const grant = () =>
  grantConsent(owner(), {
    bankId: one.officer.bankId,
    categories: ['invoice'],
    purpose: '贷款审批',
    months: 1,
  });

describe('who a bank sees', () => {
  it('pseudonyms of its own, the same at every look, without codes; the platform sees names', async () => {
    const [a, b] = [await membersOf(one), await membersOf(two)];
    expect(a).toHaveLength(12);
    expect(a.every((m) => /^未授权企业 [2-9A-Z]{8}$/.test(m.name) && !m.authorised && !m.uscc)).toBe(true);
    expect(new Set([...a, ...b].map((m) => m.name)).size).toBe(24);
    expect(a.map((m) => m.limitFen)).toEqual(b.map((m) => m.limitFen));
    expect(await membersOf(one)).toEqual(a);
    const all = (await editionMembers(system, { editionId: one.editionId, ...everybody })).lines;
    expect(all.map((m) => m.name).sort()).toEqual(
      [NAME, ...FIRMS.filter((f) => f.code !== 'e3').map((f) => codeOf(f.code))].sort(),
    );
  });

  it('the name, code and values of one that authorised it, until it revokes; every look is noted', async () => {
    const { rank } = (await editionMembers(system, { editionId: one.editionId, ...everybody })).lines.find(
      (m) => m.name === NAME,
    )!;
    const look = ({ officer, editionId }: Bank) => editionMember(officer, { editionId, rank });
    const valuesOf = (m: Awaited<ReturnType<typeof look>>) =>
      m.reasons.flatMap((r) => r.facts.map((f) => f.words));
    const reads = () => db().dataRead.count({ where: { enterpriseId: granter } });

    expect(valuesOf(await look(one)).every((words) => words === undefined)).toBe(true);
    expect(await reads()).toBe(0);
    const { consentId } = await grant();
    const shown = await look(one);
    expect(shown).toMatchObject({ name: NAME, uscc: USCC, authorised: true, rank });
    expect(valuesOf(shown).every((words) => words !== undefined && words !== '')).toBe(true);
    expect(await db().dataRead.findMany({ where: { enterpriseId: granter } })).toMatchObject([
      { bankId: one.officer.bankId, categories: ['invoice'], purpose: expect.stringContaining('期次测试') },
    ]);
    expect((await membersOf(one)).filter((m) => m.authorised).map((m) => m.name)).toEqual([NAME]);
    expect((await membersOf(two)).some((m) => m.authorised)).toBe(false);
    expect((await look(two)).name).toMatch(/^未授权企业 /);

    await revokeConsent(owner(), { consentId });
    expect(await look(one)).toMatchObject({ authorised: false, uscc: undefined });
    expect(valuesOf(await look(one)).every((words) => words === undefined)).toBe(true);
    expect(await reads()).toBe(1);
  });

  it('nothing of another bank', async () => {
    const { editionId } = two;
    const calls = [
      () => editionMembers(one.officer, { editionId, ...everybody }),
      () => editionMember(one.officer, { editionId, rank: 1 }),
      () => exportEdition(one.officer, { editionId, format: 'csv' as const }),
      () => diffEditions(one.officer, { fromId: one.editionId, toId: editionId }),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ kind: 'not-found' });
    expect((await listWhitelists(one.officer)).map((w) => w.code)).toEqual([`edition-m-${tag}`]);
  });
});

describe('pages and files', () => {
  it('pages go on where the last one ended, without gap or repeat', async () => {
    const ranks: number[] = [];
    for (let afterRank: number | undefined = 0; afterRank !== undefined; ) {
      const page = await editionMembers(one.officer, { editionId: one.editionId, afterRank, limit: 5 });
      ranks.push(...page.lines.map((m) => m.rank));
      afterRank = page.next;
    }
    expect(ranks).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    const referred = { editionId: one.editionId, ...everybody, outcome: 'refer' as const };
    expect((await editionMembers(one.officer, referred)).lines).toEqual([]);
  });

  it('an export holds what its reader may see, and no formula', async () => {
    await grant();
    const files = async (format: 'csv' | 'xlsx') => [
      await exportEdition(one.officer, { editionId: one.editionId, format }),
      await exportEdition(two.officer, { editionId: two.editionId, format }),
    ];
    const [own, other] = (await files('csv')).map((f) => f.bytes.toString('utf8')) as [string, string];
    expect(own.charCodeAt(0)).toBe(0xfeff);
    expect(own.split('\r\n')).toHaveLength(14);
    expect(own).toContain(`"'=HYPERLINK(""http://x""`);
    expect(own).toContain(USCC);
    expect(own.match(/须企业授权/g)).toHaveLength(11);
    for (const secret of [USCC, 'HYPERLINK', codeOf('e1')]) expect(other).not.toContain(secret);
    expect(own).not.toContain(codeOf('e1'));

    const [book] = await files('xlsx');
    const sheets = new ExcelJS.Workbook();
    await sheets.xlsx.load(book!.bytes as unknown as ExcelJS.Buffer);
    const rows = sheets.worksheets[0]!.getSheetValues().slice(2) as unknown[][];
    expect(rows).toHaveLength(12);
    const granted = rows.find((r) => r[3] === USCC)!;
    expect(granted[2]).toBe(NAME); // text, not { formula }
    for (const row of rows) {
      expect([typeof row[1], typeof row[6], typeof row[7]]).toEqual(['number', 'number', 'number']);
      expect((row[7] as number) % 10_000).toBe(0);
    }
  });
});
