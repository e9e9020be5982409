import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BankScope } from '@/kernel/permissions';
import { grantConsent } from '@/modules/consent/commands/grant-consent';
import { revokeConsent } from '@/modules/consent/commands/revoke-consent';
import type { Rule } from '@/modules/rules/domain/expr';
import { closeDb, db } from '@/server/db';
import { mintScope, systemScope } from '@/server/scopes';
import { buildWhitelist } from '../commands/build-whitelist';
import { publishWhitelist } from '../commands/publish-whitelist';
import { anInvoiceFile, aScoredSnapshot, codeOf, invoiceList, tag } from '../whitelist-case';
import { diffEditions } from './diff-editions';
import { editionMember } from './edition-member';
import { editionMembers } from './edition-members';
import { exportEdition } from './export-edition';
import { memberScore } from './member-score';

const FIRMS = Array.from({ length: 12 }, (_, i) => ({ code: `w${i}`, yuan: 300_000 + 10_000 * i }));
/** A rule over what a public register says. */
const PUBLIC: Rule = {
  id: 'penalties',
  label: '行政处罚',
  when: { op: 'lte', feature: 'penalties-general', value: 99 },
  onUnknown: 'pass',
  hard: false,
};
let officer: BankScope;
let editionId = 0n;
let later = 0n;
let batchId = '';
let snapshotId = '';
let ids: bigint[] = [];
const consents: { enterpriseId: bigint; consentId: bigint }[] = [];

const ownerOf = (id: bigint) => mintScope.enterprise({ login: `owner-${tag}`, role: 'enterprise-owner' }, id);
async function grant(enterpriseId: bigint) {
  const { bankId } = officer;
  const given = { bankId, categories: ['tax'] as const, purpose: '贷款审批', months: 1 };
  const { consentId } = await grantConsent(ownerOf(enterpriseId), given);
  consents.push({ enterpriseId, consentId });
}
const lines = async () => (await editionMembers(officer, { editionId, afterRank: 0, limit: 500 })).lines;

beforeAll(async () => {
  batchId = await anInvoiceFile(FIRMS);
  const names = FIRMS.map((f) => codeOf(f.code));
  await db().enterprise.updateMany({ where: { name: { in: names } }, data: { districtCode: '120103' } });
  snapshotId = (await aScoredSnapshot()).id;
  ids = (await db().enterprise.findMany({ where: { name: { in: names } }, orderBy: { id: 'asc' } })).map(
    (e) => e.id,
  );
  const bankId = (await db().bank.create({ data: { code: `w-${tag}`, name: `w${tag}` } })).id;
  officer = mintScope.bank({ login: `w-officer-${tag}`, role: 'bank-officer' }, bankId);
  const reviewer = mintScope.bank({ login: `w-reviewer-${tag}`, role: 'bank-reviewer' }, bankId);
  const edition = async (cap: number | null) => {
    const definition = invoiceList([batchId], { cap, rules: [...invoiceList([]).rules, PUBLIC] });
    const input = { code: `few-${tag}`, name: '匿名测试', purpose: '测试', definition, snapshotId };
    const { buildId } = await buildWhitelist(officer, input);
    return (await publishWhitelist(reviewer, { buildId, version: 1 })).editionId;
  };
  editionId = await edition(null);
  later = await edition(11);
});
afterAll(closeDb);

it('shows values of pseudonyms while they are ten or more, never what a public register tells of them', async () => {
  for (const id of ids.slice(0, 2)) await grant(id);
  const seen = await lines();
  expect(seen.filter((m) => !m.authorised)).toHaveLength(10);
  for (const m of seen) {
    expect(m).toMatchObject({ veiled: false, districtCode: '120103', score: expect.any(Number) });
    const { reasons } = await editionMember(officer, { editionId, rank: m.rank });
    const fact = reasons.flatMap((r) => r.facts).find((f) => f.feature === 'penalties-general');
    expect(fact?.words === undefined).toBe(!m.authorised);
    const told = await memberScore(officer, { editionId, rank: m.rank });
    if (told.state === 'not-scored') throw new Error(told.state);
    const open = told.sources.flatMap((s) => s.lines.filter((l) => l.seen));
    expect(open.length).toBeGreaterThan(0);
    if (!m.authorised) for (const l of open) expect(l.bins.map((b) => b.words)).toContain(l.seen?.valueText);
  }
});

it('shows none once nine are left, in no answer and no file', async () => {
  await grant(ids[2]!);
  const seen = await lines();
  const hidden = seen.filter((m) => !m.authorised);
  expect(hidden).toHaveLength(9);
  for (const m of hidden)
    expect(m).toMatchObject({ veiled: true, districtCode: undefined, score: undefined, limitFen: undefined });
  for (const m of seen.filter((s) => s.authorised))
    expect(m).toMatchObject({ veiled: false, districtCode: '120103', score: expect.any(Number) });
  const { rank } = hidden[0]!;
  expect(await editionMember(officer, { editionId, rank })).toMatchObject({
    ...{ veiled: true, districtCode: undefined, score: undefined, limitFen: undefined },
  });
  expect(await memberScore(officer, { editionId, rank })).toMatchObject({ state: 'not-scored' });
  const csv = (await exportEdition(officer, { editionId, format: 'csv' })).bytes.toString('utf8');
  const closed = csv.split('\r\n').filter((row) => row.includes('须企业授权'));
  expect(closed).toHaveLength(9);
  for (const row of closed) expect(row).toMatch(/^\d+,未授权企业 \w+,须企业授权,不显示,符合,不显示,不显示$/);
  const { left } = await diffEditions(officer, { fromId: editionId, toId: later });
  expect(left).toHaveLength(1);
  for (const line of left.filter((l) => !l.authorised)) expect(line.districtCode).toBeUndefined();
  const platform = await editionMembers(systemScope(), { editionId, afterRank: 0, limit: 500 });
  expect(platform.lines.every((m) => !m.veiled && m.score !== undefined && m.districtCode)).toBe(true);
});

it('a name turns back into its pseudonym at the next read after a revocation, and ten show values again', async () => {
  const { enterpriseId, consentId } = consents[2]!;
  const before = await lines();
  const named = before.find((m) => m.authorised && m.name === codeOf(nameOf(enterpriseId)))!;
  await revokeConsent(ownerOf(enterpriseId), { consentId });
  const after = (await lines()).find((m) => m.rank === named.rank)!;
  expect(after).toMatchObject({
    authorised: false,
    uscc: undefined,
    veiled: false,
    score: expect.any(Number),
  });
  expect(after.name).toMatch(/^未授权企业 /);
  const csv = (await exportEdition(officer, { editionId, format: 'csv' })).bytes.toString('utf8');
  expect(csv).not.toContain(named.name);
  expect(csv).not.toContain('不显示');
});

function nameOf(id: bigint): string {
  return FIRMS[ids.indexOf(id)]!.code;
}
