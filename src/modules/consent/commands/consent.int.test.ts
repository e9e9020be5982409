import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Instant, instant } from '@/kernel/period';
import type { BankScope, EnterpriseScope } from '@/kernel/permissions';
import { closeDb, db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import { consentedEnterprises } from '../queries/consented-enterprises';
import { dataReads } from '../queries/data-reads';
import { listConsents } from '../queries/list-consents';
import { grantConsent } from './grant-consent';
import { recordDataRead } from './record-data-read';
import { revokeConsent } from './revoke-consent';

const NOW = instant('2026-11-20T04:00:00.000Z');
const LATER = instant('2026-11-21T04:00:00.000Z');
let owner: EnterpriseScope;
let other: EnterpriseScope;
let bank: BankScope;

const enterprise = async () => {
  const name = `测试企业${randomUUID()}`;
  const row = await db().enterprise.create({ data: { name, nameNorm: name, firstKnownAt: new Date(NOW) } });
  return mintScope.enterprise({ login: `owner-${row.id}`, role: 'enterprise-owner' }, row.id);
};
const grant = (categories: ('tax' | 'invoice')[], now: Instant = NOW, months = 6) =>
  grantConsent(owner, { bankId: bank.bankId, categories, purpose: '申请贷款', months, now });
const sees = async (at: Instant) =>
  (await consentedEnterprises(bank.bankId, [owner.enterpriseId, other.enterpriseId], at)).has(
    owner.enterpriseId,
  );

beforeAll(async () => {
  const row = await db().bank.create({ data: { code: randomUUID().slice(0, 32), name: '测试银行（示例）' } });
  bank = mintScope.bank({ login: 'officer', role: 'bank-officer' }, row.id);
  owner = await enterprise();
  other = await enterprise();
});
afterAll(closeDb);

describe('consent', () => {
  it('lets a bank see an enterprise from the grant to its revocation, and nobody else', async () => {
    expect(await sees(NOW)).toBe(false);
    const { consentId } = await grant(['tax']);
    expect(await sees(NOW)).toBe(true);
    expect(await sees(instant('2027-05-20T04:00:00.000Z'))).toBe(false);
    await expect(revokeConsent(other, { consentId, now: LATER })).rejects.toMatchObject({
      kind: 'not-found',
    });
    await revokeConsent(owner, { consentId, now: LATER });
    expect(await sees(NOW)).toBe(true);
    expect(await sees(LATER)).toBe(false);
    const again = await revokeConsent(owner, { consentId, now: instant('2026-12-01T00:00:00.000Z') });
    expect(again.revokedAt).toBe(LATER);
  });

  it('replaces the live grant to the same bank', async () => {
    await grant(['tax'], LATER);
    const second = await grant(['invoice'], LATER);
    expect(second.replaced).toBe(1);
    const lines = await listConsents(owner, LATER);
    expect(lines.filter((l) => l.state === 'live').map((l) => l.categories)).toEqual([['invoice']]);
    expect(lines[0]).toMatchObject({ bank: '测试银行（示例）', purpose: '申请贷款' });
  });

  it('keeps one live grant when two are given at once', async () => {
    await Promise.all([grant(['tax']), grant(['invoice']), grant(['tax', 'invoice'])]);
    expect((await listConsents(owner, LATER)).filter((l) => l.state === 'live')).toHaveLength(1);
  });

  it('refuses a read that no live grant covers, writes down one that is covered', async () => {
    await grant(['tax']);
    const read = (categories: ('tax' | 'invoice')[]) =>
      recordDataRead(bank, {
        enterpriseId: owner.enterpriseId,
        categories,
        purpose: '贷前调查',
        now: LATER,
      });
    await expect(read(['tax', 'invoice'])).rejects.toMatchObject({
      code: 'consent-missing',
      detail: { missing: ['invoice'] },
    });
    expect(await dataReads(owner, { limit: 10 })).toEqual([]);
    await read(['tax']);
    expect(await dataReads(owner, { limit: 10 })).toMatchObject([
      { bank: '测试银行（示例）', categories: ['tax'], purpose: '贷前调查', at: LATER },
    ]);
    expect(await dataReads(other, { limit: 10 })).toEqual([]);
  });

  it('leaves an audit row for each write, and none for a refused one', async () => {
    const rows = () =>
      db().auditEvent.count({ where: { actor: owner.actor.login, action: 'grant-consent' } });
    const before = await rows();
    await grant(['tax']);
    await expect(grant([])).rejects.toMatchObject({ code: 'consent-nothing-granted' });
    const unknown = { bankId: 9_000_000_000n, categories: ['tax' as const], purpose: '申请', months: 6 };
    await expect(grantConsent(owner, unknown)).rejects.toMatchObject({ code: 'bank-unknown' });
    expect(await rows()).toBe(before + 1);
  });
});
