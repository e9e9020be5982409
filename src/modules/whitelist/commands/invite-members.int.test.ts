import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '@/kernel/period';
import type { BankScope } from '@/kernel/permissions';
import { declineInvitation } from '@/modules/consent/commands/decline-invitation';
import { grantInvitation } from '@/modules/consent/commands/grant-invitation';
import { openInvitations } from '@/modules/consent/queries/open-invitations';
import { closeDb, db } from '@/server/db';
import { mintScope, systemScope } from '@/server/scopes';
import { editionInvitations } from '../queries/edition-invitations';
import { editionMembers } from '../queries/edition-members';
import { inviteMembers } from './invite-members';

const tag = randomUUID().slice(0, 8);
const system = systemScope();
const ask = { categories: ['tax'] as const, purpose: '贷款审批', months: 12 };

async function aBank(code: string): Promise<BankScope> {
  const { id } = await db().bank.create({ data: { code: `${code}-${tag}`, name: `${code}${tag}` } });
  return mintScope.bank({ login: `${code}-${tag}`, role: 'bank-officer' }, id);
}

/** A published list: `pass` members that pass, then `refer` that are referred. */
async function anEdition(owner: BankScope | undefined, ids: readonly bigint[], pass = ids.length) {
  const code = randomUUID();
  const whitelist = await db().whitelist.create({
    data: {
      ...{ code, name: '邀请测试', purpose: '测试', createdBy: 'test' },
      ...{ ownerKind: owner ? 'bank' : 'operator', bankId: owner?.bankId },
    },
  });
  const definition = { districts: [], batchIds: [], rules: [], ranking: [], cap: null, limit: null };
  const build = await db().whitelistBuild.create({
    data: {
      ...{ whitelistId: whitelist.id, definition, snapshotId: 'S-20260101-0000000000', ruleSetId: 1n },
      ...{ funnel: { passCount: pass, cut: 0 }, members: ids.length, sha256: '0'.repeat(64), path: 'none' },
      ...{ status: 'published', madeBy: 'test' },
    },
  });
  const edition = await db().whitelistEdition.create({
    data: {
      ...{ whitelistId: whitelist.id, number: 1, buildId: build.id, sha256: '0'.repeat(64) },
      ...{ members: ids.length, publishedBy: 'test', publishedAt: new Date() },
    },
  });
  await db().whitelistMember.createMany({
    data: ids.map((enterpriseId, i) => ({
      ...{ editionId: edition.id, rank: i + 1, enterpriseId, outcome: i < pass ? 'pass' : 'refer' },
      ...{ score: 600, reasons: [] },
    })),
  });
  return edition.id;
}
async function firms(n: number): Promise<bigint[]> {
  const names = Array.from({ length: n }, () => `名单企业${randomUUID()}`);
  await db().enterprise.createMany({
    data: names.map((name) => ({ name, nameNorm: name, firstKnownAt: new Date('2026-01-01') })),
  });
  const rows = await db().enterprise.findMany({ where: { name: { in: names } }, orderBy: { id: 'asc' } });
  return rows.map((r) => r.id);
}
const ownerOf = (id: bigint) => mintScope.enterprise({ login: `owner-${id}`, role: 'enterprise-owner' }, id);
const invitationOf = async (id: bigint) => (await openInvitations(ownerOf(id), instant(new Date())))[0]!;
const answer = async (id: bigint, yes: boolean) => {
  const { invitationId } = await invitationOf(id);
  if (yes) await grantInvitation(ownerOf(id), { invitationId, categories: ['tax'], months: 6 });
  else await declineInvitation(ownerOf(id), { invitationId });
};

let bank: BankScope;
let other: BankScope;
beforeAll(async () => {
  [bank, other] = [await aBank('inv'), await aBank('oth')];
});
afterAll(closeDb);

describe('inviting an edition', () => {
  it('asks those that pass, then the rest; the same again nobody', async () => {
    const editionId = await anEdition(bank, await firms(40), 25);
    const told = await editionInvitations(bank, { editionId });
    expect(told).toMatchObject({ unauthorised: { all: 40, pass: 25 }, funnel: { invited: 0, granted: 0 } });
    expect(await inviteMembers(bank, { editionId, whom: 'pass', ...ask })).toMatchObject({
      ...{ unauthorised: 25, sent: 25, already: 0, full: 0 },
    });
    expect(await inviteMembers(bank, { editionId, whom: 'all', ...ask })).toMatchObject({
      ...{ unauthorised: 40, sent: 15, already: 25 },
    });
    expect(await inviteMembers(bank, { editionId, whom: 'all', ...ask })).toMatchObject({
      sent: 0,
      already: 40,
    });
    expect((await editionInvitations(bank, { editionId }))?.funnel).toMatchObject({
      ...{ invited: 40, sent: 40, seen: 0, granted: 0, declined: 0, withoutAccount: 40 },
    });
  });

  it('an answer makes one name visible, to that bank alone, and no silence readable', async () => {
    const ids = await firms(30);
    const [editionId, foreign] = [await anEdition(bank, ids), await anEdition(other, ids)];
    await inviteMembers(bank, { editionId, whom: 'all', ...ask });
    await inviteMembers(other, { editionId: foreign, whom: 'all', ...ask });
    const shown = async (scope: BankScope, of: bigint) =>
      (await editionMembers(scope, { editionId: of, afterRank: 0, limit: 100 })).lines
        .filter((m) => m.authorised)
        .map((m) => m.rank);
    expect(await shown(bank, editionId)).toEqual([]);
    await answer(ids[4]!, true);
    expect(await shown(bank, editionId)).toEqual([5]);
    expect(await shown(other, foreign)).toEqual([]);
    for (const id of ids.slice(10, 13)) await answer(id, false);
    // exact: 30 invited, 1 granted, 3 declined, 26 waiting; 29 − 26 must not be told
    const { funnel } = (await editionInvitations(bank, { editionId }))!;
    expect(funnel).toMatchObject({ invited: 30, granted: 1, seen: 0, expired: 0, withdrawn: 0 });
    expect([funnel.sent, funnel.declined, funnel.withoutAccount]).toEqual([undefined, undefined, undefined]);
    const again = await inviteMembers(bank, { editionId, whom: 'all', ...ask });
    expect(again).toMatchObject({ unauthorised: 29, sent: 0, already: 29 });
    for (const id of ids.slice(13, 20)) await answer(id, false);
    expect((await editionInvitations(bank, { editionId }))?.funnel).toMatchObject({
      ...{ invited: 30, granted: 1, sent: 19, declined: 10 },
    });
  });

  it('of fewer than ten the bank is told nothing but who granted; the platform all', async () => {
    const ids = await firms(6);
    const editionId = await anEdition(bank, ids);
    const told = await inviteMembers(bank, { editionId, whom: 'all', ...ask });
    expect(told).toMatchObject({ unauthorised: 6, sent: undefined, already: undefined, full: undefined });
    await answer(ids[0]!, true);
    await answer(ids[1]!, false);
    const no = undefined;
    expect((await editionInvitations(bank, { editionId }))?.funnel).toEqual({
      ...{ invited: no, granted: 1, sent: no, seen: no, declined: no, expired: no, withdrawn: no },
      withoutAccount: no,
    });
    expect((await editionInvitations(system, { editionId }))?.funnel).toMatchObject({
      ...{ invited: 6, granted: 1, sent: 4, declined: 1, withoutAccount: 4 },
    });
  });

  it('nothing of another bank’s list; the platform’s own for a bank it names', async () => {
    const editionId = await anEdition(undefined, await firms(12));
    const foreign = { kind: 'not-found' };
    await expect(inviteMembers(bank, { editionId, whom: 'all', ...ask })).rejects.toMatchObject(foreign);
    await expect(editionInvitations(bank, { editionId })).rejects.toMatchObject(foreign);
    await expect(inviteMembers(system, { editionId, whom: 'all', ...ask })).rejects.toMatchObject({
      code: 'inviting-bank-missing',
    });
    const { bankId } = bank;
    expect(await inviteMembers(system, { editionId, whom: 'all', ...ask, bankId })).toMatchObject({
      sent: 12,
    });
    expect(await editionInvitations(system, { editionId })).toBeNull();
  });
});
