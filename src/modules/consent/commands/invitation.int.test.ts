import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Instant, instant } from '@/kernel/period';
import type { BankScope, EnterpriseScope } from '@/kernel/permissions';
import { closeDb, db } from '@/server/db';
import { mintScope } from '@/server/scopes';
import { ASK_AGAIN_DAYS, daysFrom, OPEN_AT_MOST } from '../domain/invitation';
import { consentedEnterprises } from '../queries/consented-enterprises';
import { invitationCounts } from '../queries/invitation-counts';
import { invitationsByBank } from '../queries/invitations-by-bank';
import { listConsents } from '../queries/list-consents';
import { openInvitations } from '../queries/open-invitations';
import { declineInvitation } from './decline-invitation';
import { grantConsent } from './grant-consent';
import { grantInvitation } from './grant-invitation';
import { seeInvitations } from './see-invitations';
import { sendInvitations } from './send-invitations';
import { stopInvitations } from './stop-invitations';

const NOW = instant('2026-11-20T04:00:00.000Z');
const DAY = 86_400_000;
const later = (ms: number) => instant(new Date(Date.parse(NOW) + ms));
const operator = mintScope.operator({ login: `op-${randomUUID().slice(0, 8)}`, role: 'operator' });
let edition = BigInt(Date.now()) * 1000n; // no other run's

const aBank = async (): Promise<BankScope> => {
  const row = await db().bank.create({ data: { code: randomUUID().slice(0, 32), name: '邀请银行（示例）' } });
  return mintScope.bank({ login: `officer-${row.id}`, role: 'bank-officer' }, row.id);
};
const firms = async (n: number): Promise<EnterpriseScope[]> => {
  const made = [];
  for (let i = 0; i < n; i++) {
    const name = `受邀企业${randomUUID()}`;
    const data = { name, nameNorm: name, firstKnownAt: new Date(NOW) };
    const { id } = await db().enterprise.create({ data });
    made.push(mintScope.enterprise({ login: `owner-${id}`, role: 'enterprise-owner' }, id));
  }
  return made;
};
const send = (bank: BankScope, whom: readonly EnterpriseScope[], now: Instant = NOW, editionId = edition) =>
  sendInvitations(bank, {
    ...{ bankId: bank.bankId, editionId, enterpriseIds: whom.map((f) => f.enterpriseId) },
    ...{ categories: ['tax', 'invoice'], purpose: '贷款审批', months: 12, now },
  });
const only = async (firm: EnterpriseScope, now: Instant = NOW) => {
  const open = await openInvitations(firm, now);
  expect(open).toHaveLength(1);
  return open[0]!;
};
const eventsOf = async (invitationId: bigint) =>
  (await db().invitationEvent.findMany({ where: { invitationId }, orderBy: { at: 'asc' } })).map((e) => [
    e.state,
    e.actor,
    e.note,
  ]);

let bank: BankScope;
beforeAll(async () => {
  bank = await aBank();
});
afterAll(closeDb);

describe('sending', () => {
  it('asks each once: the same again adds nothing and says who was asked', async () => {
    const some = await firms(4);
    await grantConsent(some[3]!, {
      bankId: bank.bankId,
      categories: ['tax'],
      purpose: '用',
      months: 1,
      now: NOW,
    });
    expect(await send(bank, some)).toMatchObject({ sent: 3, authorised: 1, already: 0, resting: 0, full: 0 });
    const again = await send(bank, [...some, ...some.slice(0, 1)]);
    expect(again).toMatchObject({ requestId: null, sent: 0, authorised: 1, already: 3 });
    expect(await send(bank, [...some, ...(await firms(2))])).toMatchObject({ sent: 2, already: 3 });
    expect(await only(some[0]!)).toMatchObject({
      ...{ bank: '邀请银行（示例）', categories: ['invoice', 'tax'], purpose: '贷款审批', months: 12 },
      ...{ until: daysFrom(NOW, 30), sentAt: NOW },
    });
    const trail = await db().auditEvent.findMany({
      where: { action: 'send-invitations', subject: `whitelist-edition:${edition}` },
      orderBy: { id: 'asc' },
    });
    expect(trail.map((t) => (t.after as { sent: number }).sent)).toEqual([3, 0, 2]);
  });

  it('by two officers at once: one invitation each', async () => {
    const some = await firms(30);
    const told = await Promise.all([send(bank, some), send(bank, some), send(bank, some.slice(10))]);
    expect(told.reduce((n, t) => n + t.sent, 0)).toBe(30);
    const ids = some.map((f) => f.enterpriseId);
    expect(await db().invitation.count({ where: { enterpriseId: { in: ids } } })).toBe(30);
  });

  it('never makes a second open one, whoever writes it', async () => {
    const [firm] = (await firms(1)) as [EnterpriseScope];
    await send(bank, [firm]);
    const { enterpriseId } = firm;
    const data = { requestId: 1n, bankId: bank.bankId, enterpriseId, state: 'sent', open: true };
    const second = db().invitation.create({ data: { ...data, until: new Date(), stateAt: new Date() } });
    await expect(second).rejects.toMatchObject({ code: 'P2002' });
  });

  it('leaves in peace who is asked by as many banks as may ask, also when they all ask at once', async () => {
    const [firm] = (await firms(1)) as [EnterpriseScope];
    const banks = await Promise.all(Array.from({ length: OPEN_AT_MOST + 2 }, aBank));
    const told = await Promise.all(banks.map((b) => send(b, [firm])));
    expect(told.reduce((n, t) => n + t.sent, 0)).toBe(OPEN_AT_MOST);
    expect(told.reduce((n, t) => n + t.full, 0)).toBe(2);
    // a place is free once one ends
    const open = await openInvitations(firm, NOW);
    await declineInvitation(firm, { invitationId: open[0]!.invitationId, now: NOW });
    const waiting = banks.find((_, i) => told[i]!.full === 1)!;
    expect(await send(waiting, [firm])).toMatchObject({ sent: 1, full: 0 });
  });

  it('refuses what is no lawful wish, and writes nothing', async () => {
    const [firm] = (await firms(1)) as [EnterpriseScope];
    const base = { bankId: bank.bankId, editionId: edition, enterpriseIds: [firm.enterpriseId], months: 12 };
    const wish = { ...base, categories: ['tax' as const], purpose: '贷款' };
    const refusals = [
      [{ ...wish, purpose: ' ' }, 'consent-purpose-missing'],
      [{ ...wish, categories: [] }, 'consent-nothing-granted'],
      [{ ...wish, months: 37 }, 'consent-too-long'],
      [{ ...wish, bankId: 9_000_000_000n }, 'bank-unknown'],
    ] as const;
    for (const [input, code] of refusals)
      await expect(sendInvitations(bank, { ...input, now: NOW })).rejects.toMatchObject({ code });
    expect(await openInvitations(firm, NOW)).toEqual([]);
  });
});

describe('answering', () => {
  it('sees, then grants less than was asked: that bank alone sees it, for the purpose asked', async () => {
    const [firm] = (await firms(1)) as [EnterpriseScope];
    const stranger = await aBank();
    await send(bank, [firm]);
    await send(stranger, [firm]);
    const mine = (await openInvitations(firm, NOW))[0]!;
    expect(await seeInvitations(firm, { now: later(1000) })).toEqual({ seen: 2 });
    expect(await seeInvitations(firm, { now: later(2000) })).toEqual({ seen: 0 });
    const { invitationId } = mine;
    await grantInvitation(firm, { invitationId, categories: ['tax'], months: 6, now: later(3000) });
    const sees = (b: BankScope) => consentedEnterprises(b.bankId, [firm.enterpriseId], later(4000));
    expect([(await sees(bank)).size, (await sees(stranger)).size]).toEqual([1, 0]);
    expect(await listConsents(firm, later(4000))).toMatchObject([
      {
        categories: ['tax'],
        purpose: '贷款审批',
        state: 'live',
        validUntil: instant('2027-05-20T04:00:03.000Z'),
      },
    ]);
    const me = firm.actor.login;
    expect(await eventsOf(invitationId)).toEqual([
      ['sent', bank.actor.login, null],
      ['seen', me, null],
      ['granted', me, null],
    ]);
    const twice = grantInvitation(firm, { invitationId, categories: ['tax'], months: 6, now: later(5000) });
    await expect(twice).rejects.toMatchObject({ code: 'invitation-ended' });
  });

  it('takes a grant by the enterprise’s own way for the answer', async () => {
    const [firm] = (await firms(1)) as [EnterpriseScope];
    await send(bank, [firm]);
    await grantConsent(firm, {
      bankId: bank.bankId,
      categories: ['utility'],
      purpose: '自办',
      months: 3,
      now: NOW,
    });
    expect(await openInvitations(firm, NOW)).toEqual([]);
  });

  it('neither more than was asked, nor for another, nor from nothing', async () => {
    const [firm, other] = (await firms(2)) as [EnterpriseScope, EnterpriseScope];
    await send(bank, [firm]);
    const { invitationId } = await only(firm);
    const wish = { invitationId, months: 6, now: NOW };
    await expect(grantInvitation(firm, { ...wish, categories: ['utility'] })).rejects.toMatchObject({
      code: 'invitation-more-than-asked',
    });
    await expect(grantInvitation(firm, { ...wish, categories: [] })).rejects.toMatchObject({
      code: 'consent-nothing-granted',
    });
    for (const foreign of [
      grantInvitation(other, { ...wish, categories: ['tax'] }),
      declineInvitation(other, { invitationId, now: NOW }),
    ])
      await expect(foreign).rejects.toMatchObject({ kind: 'not-found' });
    await only(firm);
  });

  it('declined is final, and the bank does not ask again for 90 days', async () => {
    const [firm] = (await firms(1)) as [EnterpriseScope];
    await send(bank, [firm]);
    const { invitationId } = await only(firm);
    await declineInvitation(firm, { invitationId, reason: ' 暂时不需要 ', now: NOW });
    expect((await eventsOf(invitationId)).at(-1)).toEqual(['declined', firm.actor.login, '暂时不需要']);
    const grant = grantInvitation(firm, { invitationId, categories: ['tax'], months: 1, now: NOW });
    await expect(grant).rejects.toMatchObject({ code: 'invitation-ended' });
    expect(await send(bank, [firm], later(ASK_AGAIN_DAYS * DAY - 1))).toMatchObject({ sent: 0, resting: 1 });
    expect(await send(await aBank(), [firm])).toMatchObject({ sent: 1 });
    expect(await send(bank, [firm], later(ASK_AGAIN_DAYS * DAY))).toMatchObject({ sent: 1, resting: 0 });
    const lines = await invitationsByBank(operator, NOW);
    expect(lines.find((l) => l.bankId === bank.bankId)?.declineReasons).toContain('暂时不需要');
  });

  it('granting and declining at once: one of them counts', async () => {
    for (const firm of await firms(6)) {
      await send(bank, [firm]);
      const { invitationId } = await only(firm);
      const tries = await Promise.allSettled([
        grantInvitation(firm, { invitationId, categories: ['tax'], months: 1, now: NOW }),
        declineInvitation(firm, { invitationId, now: NOW }),
      ]);
      expect(tries.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected']);
      const granted = await consentedEnterprises(bank.bankId, [firm.enterpriseId], NOW);
      expect(granted.size).toBe(tries[0]!.status === 'fulfilled' ? 1 : 0);
      expect(await eventsOf(invitationId)).toHaveLength(2);
    }
  });
});

describe('ending without an answer', () => {
  it('expires by the clock, then its place is free and it may be asked again', async () => {
    const [firm] = (await firms(1)) as [EnterpriseScope];
    const own = ++edition;
    await send(bank, [firm], NOW, own);
    const { invitationId, until } = await only(firm, later(30 * DAY - 1));
    expect(await openInvitations(firm, until)).toEqual([]);
    expect(await invitationCounts(bank.bankId, own, until)).toMatchObject({ sent: 0, expired: 1 });
    const late = grantInvitation(firm, { invitationId, categories: ['tax'], months: 1, now: until });
    await expect(late).rejects.toMatchObject({ code: 'invitation-expired' });
    expect(await seeInvitations(firm, { now: until })).toEqual({ seen: 0 });
    expect(await send(bank, [firm], later(31 * DAY), own)).toMatchObject({ sent: 1, already: 0 });
    expect((await eventsOf(invitationId)).at(-1)).toEqual(['expired', 'system', null]);
    expect(await invitationCounts(bank.bankId, own, later(31 * DAY))).toMatchObject({ sent: 1, expired: 1 });
  });

  it('the platform stops a bank, with a reason; grants stay and others go on', async () => {
    const [stopped, free] = [await aBank(), await aBank()];
    const own = ++edition;
    const [a, b] = (await firms(2)) as [EnterpriseScope, EnterpriseScope];
    await send(stopped, [a, b], NOW, own);
    await send(free, [a, b], NOW, own);
    const mine = (await openInvitations(a, NOW)).find((i) => i.sentAt === NOW)!;
    await grantInvitation(a, { invitationId: mine.invitationId, categories: ['tax'], months: 1, now: NOW });
    const input = { bankId: stopped.bankId, now: NOW };
    await expect(stopInvitations(operator, { ...input, reason: ' 停 ' })).rejects.toMatchObject({
      code: 'stop-reason-missing',
    });
    expect(await stopInvitations(operator, { ...input, reason: '投诉过多，先停' })).toEqual({ withdrawn: 1 });
    expect(await stopInvitations(operator, { ...input, reason: '投诉过多，先停' })).toEqual({ withdrawn: 0 });
    expect(await openInvitations(b, NOW)).toHaveLength(1);
    expect((await consentedEnterprises(stopped.bankId, [a.enterpriseId], NOW)).size).toBe(1);
    expect(await send(stopped, [a, b], later(DAY), own)).toMatchObject({
      sent: 0,
      resting: 1,
      authorised: 1,
    });
    const counts = await invitationCounts(stopped.bankId, own, NOW);
    expect(counts).toMatchObject({ withdrawn: 1, granted: 1, sent: 0, withoutAccount: 0 });
    const [trail] = await db().auditEvent.findMany({
      where: { action: 'stop-invitations', subject: `bank:${stopped.bankId}` },
    });
    expect(trail).toMatchObject({
      actor: operator.actor.login,
      after: { withdrawn: 1, reason: '投诉过多，先停' },
    });
  });
});
