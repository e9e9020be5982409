import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BankScope } from '@/kernel/permissions';
import { grantConsent } from '@/modules/consent/commands/grant-consent';
import { closeDb, db } from '@/server/db';
import { mintScope, systemScope } from '@/server/scopes';
import { buildWhitelist } from '../commands/build-whitelist';
import { publishWhitelist } from '../commands/publish-whitelist';
import { anInvoiceFile, aScoredSnapshot, codeOf, invoiceList, tag } from '../whitelist-case';
import { memberScore } from './member-score';

const FIRMS = Array.from({ length: 10 }, (_, i) => ({ code: `s${i}`, yuan: 400_000 + 10_000 * i }));
let officer: BankScope;
let editionId = 0n;
let member = { enterpriseId: 0n, rank: 0, score: 0 };

beforeAll(async () => {
  const batchId = await anInvoiceFile(FIRMS);
  const { id: snapshotId } = await aScoredSnapshot();
  const bankId = (await db().bank.create({ data: { code: `s-${tag}`, name: `s${tag}` } })).id;
  officer = mintScope.bank({ login: `s-officer-${tag}`, role: 'bank-officer' }, bankId);
  const reviewer = mintScope.bank({ login: `s-reviewer-${tag}`, role: 'bank-reviewer' }, bankId);
  const { buildId } = await buildWhitelist(officer, {
    code: `score-${tag}`,
    name: '评分构成测试',
    purpose: '测试',
    definition: invoiceList([batchId]),
    snapshotId,
  });
  ({ editionId } = await publishWhitelist(reviewer, { buildId, version: 1 }));
  const { id } = await db().enterprise.findFirstOrThrow({ where: { name: codeOf('s4') } });
  const row = await db().whitelistMember.findFirstOrThrow({ where: { editionId, enterpriseId: id } });
  member = { enterpriseId: id, rank: row.rank, score: row.score as number };
});
afterAll(closeDb);

const look = async (scope: Parameters<typeof memberScore>[0] = officer) => {
  const told = await memberScore(scope, { editionId, rank: member.rank });
  if (told.state !== 'scored') throw new Error(`state ${told.state}`);
  return told;
};
const invoices = (told: Awaited<ReturnType<typeof look>>) =>
  told.sources.find((s) => s.key === 'invoice-default')!;
const reads = () => db().dataRead.findMany({ where: { enterpriseId: member.enterpriseId } });

describe('what a bank sees of a member’s score', () => {
  it('the whole card with its own score, but nothing of data it has no grant for', async () => {
    const told = await look();
    expect(told.score).toBe(member.score);
    const source = invoices(told);
    expect(source).toMatchObject({ basis: 'trained', seen: undefined, rests: ['invoice'] });
    for (const line of source.lines) {
      expect(line.seen).toBeUndefined();
      expect(line.iv).toBeGreaterThan(0);
      expect(line.bins.at(-1)).toEqual({ words: '未知', points: 0 });
    }
    expect(told.reasons.some((r) => source.lines.some((l) => l.feature === r.feature))).toBe(false);
    expect('levers' in told).toBe(false);
    const law = told.sources.find((s) => s.key === 'legal-distress')!;
    expect(law.seen).toBeDefined();
    expect(await reads()).toEqual([]);
  });

  it('the platform everything, adding up; nobody’s log grows by that', async () => {
    const told = await look(systemScope());
    expect(told.sources.every((s) => s.seen)).toBe(true);
    const sum = told.sources.reduce((total, s) => total + s.seen!.points, told.base);
    expect(sum).toBeCloseTo(told.score, 9);
    const { lines, seen } = invoices(told);
    expect(lines.reduce((total, l) => total + l.bins[l.seen!.bin]!.points, 0)).toBe(seen?.points);
    expect(await reads()).toEqual([]);
  });

  it('what was granted, each look noted for the enterprise', async () => {
    const owner = mintScope.enterprise(
      { login: `owner-${tag}`, role: 'enterprise-owner' },
      member.enterpriseId,
    );
    const { bankId } = officer;
    await grantConsent(owner, { bankId, categories: ['invoice'], purpose: '贷款审批', months: 1 });
    const told = await look();
    expect(invoices(told).seen?.known).toBe(true);
    expect(invoices(told).lines.every((l) => l.seen)).toBe(true);
    expect(told.sources.find((s) => s.key === 'public-credit')?.seen).toBeUndefined();
    expect(await reads()).toMatchObject([
      { bankId, categories: ['invoice'], purpose: expect.stringContaining('评分构成测试') },
    ]);
  });

  it('nothing of another bank’s list, or of a place that is not on it', async () => {
    const other = (await db().bank.create({ data: { code: `t-${tag}`, name: `t${tag}` } })).id;
    const stranger = mintScope.bank({ login: `t-officer-${tag}`, role: 'bank-officer' }, other);
    await expect(look(stranger)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(memberScore(officer, { editionId, rank: 999 })).rejects.toMatchObject({ kind: 'not-found' });
    expect(await reads()).toHaveLength(1);
  });
});
