import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may, PERMISSIONS, ROLES, type Role } from '@/kernel/permissions';
import { closeDb, db } from '@/server/db';
import { type Account, createCallerFactory, type Meta } from '@/server/trpc';
import { appRouter } from './root';

type Procedure = { _def: { type: string; meta?: Meta } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>).map(
  ([name, { _def }]) => ({ name, permission: _def.meta?.permission }),
);
const callerOf = createCallerFactory(appRouter);

/** The tRPC code of a call, or `ok`. */
async function codeOf(account: Account | undefined, name: string, input?: unknown): Promise<string> {
  const caller = callerOf({ account }) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  const [router, procedure] = name.split('.') as [string, string];
  try {
    await caller[router]![procedure]!(input);
    return 'ok';
  } catch (error) {
    if (error instanceof TRPCError) return error.code;
    throw error;
  }
}

const tag = randomUUID().slice(0, 8);
const people = {} as Record<
  | 'enterprise'
  | 'otherEnterprise'
  | 'staff'
  | 'bank'
  | 'reviewer'
  | 'otherBank'
  | 'otherReviewer'
  | 'district'
  | 'operator'
  | 'security'
  | 'auditor',
  Account
>;
let buildId = 0n;
let editionId = 0n;
let consentId = 0n;

beforeAll(async () => {
  const enterprise = (name: string) =>
    db().enterprise.create({
      data: {
        name: `${name}${tag}`,
        nameNorm: `${name}${tag}`,
        districtCode: '120103',
        firstKnownAt: new Date('2026-01-01'),
      },
    });
  const [own, other] = [await enterprise('甲'), await enterprise('乙')];
  const bank = (code: string) =>
    db().bank.create({ data: { code: `${code}-${tag}`, name: `${code}${tag}` } });
  const [first, second] = [await bank('a'), await bank('b')];
  const person = (role: Role, bound: Partial<Account>): Account => ({
    login: `${role}-${tag}`,
    displayName: role,
    role,
    ...bound,
  });
  people.enterprise = person('enterprise-owner', { enterpriseId: own.id });
  people.otherEnterprise = person('enterprise-owner', { enterpriseId: other.id });
  people.staff = person('enterprise-staff', { enterpriseId: own.id });
  people.bank = person('bank-officer', { bankId: first.id });
  people.reviewer = person('bank-reviewer', { bankId: first.id });
  people.otherBank = person('bank-officer', { bankId: second.id });
  people.otherReviewer = person('bank-reviewer', { bankId: second.id });
  people.district = person('district-officer', { districtCode: '120103' });
  people.operator = person('operator', {});
  people.security = person('security-officer', {});
  people.auditor = person('auditor', {});

  const consent = await db().consent.create({
    data: {
      enterpriseId: own.id,
      bankId: first.id,
      categories: ['tax'],
      purpose: '贷款审批',
      validFrom: new Date('2026-01-01'),
      validUntil: new Date('2099-01-01'),
      grantedBy: 'test',
    },
  });
  consentId = consent.id;
  const rules = await db().ruleSet.create({
    data: { code: `test-${tag}`, version: 1, sha256: '0'.repeat(64), rules: [], createdBy: 'test' },
  });
  const whitelist = await db().whitelist.create({
    data: {
      code: `test-${tag}`,
      name: '测试',
      ownerKind: 'bank',
      bankId: first.id,
      purpose: '测试',
      createdBy: 'test',
    },
  });
  const build = await db().whitelistBuild.create({
    data: {
      whitelistId: whitelist.id,
      definition: {
        districts: [],
        batchIds: [],
        rules: [],
        ranking: [],
        cap: null,
        limit: null,
        limitMax: null,
      },
      snapshotId: 'S-20260101-0000000000',
      ruleSetId: rules.id,
      funnel: {},
      members: 0,
      sha256: '0'.repeat(64),
      path: 'none',
      status: 'submitted',
      madeBy: people.bank.login,
    },
  });
  buildId = build.id;
  const edition = await db().whitelistEdition.create({
    data: {
      whitelistId: whitelist.id,
      number: 1,
      buildId,
      sha256: '0'.repeat(64),
      members: 0,
      publishedBy: 'test',
      publishedAt: new Date(),
    },
  });
  editionId = edition.id;
});
afterAll(closeDb);

/** An account of the role, bound as it should be. */
function accountOf(role: Role): Account | undefined {
  return Object.values(people).find((p) => p.role === role);
}

describe.each(procedures)('$name', ({ name, permission }) => {
  it('names its permission', () => {
    expect(Object.keys(PERMISSIONS)).toContain(permission);
  });
  it('refuses the anonymous', async () => {
    expect(await codeOf(undefined, name)).toBe('UNAUTHORIZED');
  });
  it.each(ROLES.filter((role) => role !== 'system'))('as %s', async (role) => {
    const account = accountOf(role) as Account;
    const code = await codeOf(account, name);
    if (!may(role, permission!)) expect(code).toBe('FORBIDDEN');
    // past the gate: it answers, or asks for what was not given
    else expect(['ok', 'BAD_REQUEST', 'NOT_FOUND']).toContain(code);
  });
  it('refuses an account that is bound to nobody', async () => {
    const unbound = ROLES.filter(
      (role) => !['system', 'operator', 'security-officer', 'auditor'].includes(role),
    );
    for (const role of unbound) {
      const account: Account = { login: 'x', displayName: 'x', role };
      expect(await codeOf(account, name), role).toBe('FORBIDDEN');
    }
  });
});

describe('activation of a model', () => {
  it('is for operators alone', async () => {
    const proposal = { name: 'enterprise-credit', version: '1.0.0', note: '试着启用现用的这一版本' };
    const calls: [string, unknown][] = [
      ['risk.activations', {}],
      ['risk.candidates', undefined],
      ['risk.proposeModel', proposal],
      ['risk.decideModel', { id: 1n, decision: 'approved' }],
    ];
    for (const [name, input] of calls) {
      for (const person of [people.enterprise, people.bank, people.reviewer, people.district])
        expect(await codeOf(person, name, input), `${name} as ${person.role}`).toBe('FORBIDDEN');
      expect(await codeOf(undefined, name, input), name).toBe('UNAUTHORIZED');
    }
    expect(await codeOf(people.operator, 'risk.activations', {})).toBe('ok');
    expect(await codeOf(people.operator, 'risk.candidates')).toBe('ok');
    expect(await codeOf(people.operator, 'risk.proposeModel', proposal)).toBe('CONFLICT');
    expect(await codeOf(people.operator, 'risk.decideModel', { id: 999_999n, decision: 'approved' })).toBe(
      'NOT_FOUND',
    );
    expect(await codeOf(people.operator, 'risk.decideModel', { id: 1n, decision: 'rejected' })).toBe(
      'BAD_REQUEST',
    );
  });
  it('shows pictures of models, and nothing else of the disk', async () => {
    const picture = { name: 'invoice-default', version: '1.1.0', picture: 'scores.png' };
    expect(await codeOf(people.bank, 'risk.picture', picture)).toBe('ok');
    expect(await codeOf(people.enterprise, 'risk.picture', picture)).toBe('FORBIDDEN');
    expect(await codeOf(people.bank, 'risk.picture', { ...picture, name: 'enterprise-credit' })).toBe(
      'NOT_FOUND',
    );
    for (const wrong of [{ picture: 'model.onnx' }, { name: '..' }, { version: '../1.1.0' }])
      expect(await codeOf(people.bank, 'risk.picture', { ...picture, ...wrong })).toBe('BAD_REQUEST');
  });
});

describe('what belongs to another', () => {
  it('a bank does not find the lists of another', async () => {
    const calls: [string, unknown][] = [
      ['whitelist.get', { buildId }],
      ['whitelist.edition', { editionId }],
      ['whitelist.member', { editionId, rank: 1 }],
      ['whitelist.memberScore', { editionId, rank: 1 }],
      ['whitelist.diff', { fromId: editionId, toId: editionId }],
      ['whitelist.export', { editionId, format: 'csv' }],
    ];
    for (const [name, input] of calls)
      expect(await codeOf(people.otherBank, name, input), name).toBe('NOT_FOUND');
    expect(await codeOf(people.bank, 'whitelist.get', { buildId })).toBe('ok');
    expect(await codeOf(people.bank, 'whitelist.edition', { editionId })).toBe('ok');
    for (const name of ['whitelist.publish', 'whitelist.giveBack'])
      expect(
        await codeOf(people.otherReviewer, name, { buildId, version: 1, remark: '原因四字' }),
        name,
      ).toMatch(/NOT_FOUND|BAD_REQUEST/);
    expect(await codeOf(people.otherReviewer, 'whitelist.publish', { buildId, version: 1 })).toBe(
      'NOT_FOUND',
    );
    const mine = await callerOf({ account: people.otherBank }).whitelist.list();
    expect(mine).toEqual([]);
  });
  it('a house does not find the drafts of another', async () => {
    const rules = [
      { id: 'a', label: '甲', when: { op: 'known', feature: 'sales-12m' }, onUnknown: 'fail', hard: false },
    ] as const;
    const made = await callerOf({ account: people.bank }).rules.createDraft({
      name: '本行草稿',
      base: 'template:invoices',
      rules,
    });
    const calls: [string, unknown][] = [
      ['rules.draft', { id: made.id }],
      ['rules.saveDraft', { id: made.id, version: 1, name: '改名' }],
      ['rules.deleteDraft', { id: made.id }],
      ['whitelist.source', { key: `draft:${made.id}` }],
    ];
    for (const [name, input] of calls) {
      for (const person of [people.otherBank, people.district, people.operator])
        expect(await codeOf(person, name, input), `${name} as ${person.role}`).toBe('NOT_FOUND');
      expect(await codeOf(people.enterprise, name, input), name).toBe('FORBIDDEN');
    }
    expect(await codeOf(people.reviewer, 'rules.draft', { id: made.id })).toBe('ok');
    expect(await codeOf(people.bank, 'rules.saveDraft', { id: made.id, version: 7, name: '改名' })).toBe(
      'CONFLICT',
    );
  });
  it('an enterprise neither sees nor revokes the grants of another', async () => {
    expect(await callerOf({ account: people.otherEnterprise }).consent.list()).toEqual([]);
    expect(await codeOf(people.otherEnterprise, 'consent.revoke', { consentId })).toBe('NOT_FOUND');
    expect((await callerOf({ account: people.enterprise }).consent.list()).map((c) => c.consentId)).toEqual([
      consentId,
    ]);
    expect(await codeOf(people.enterprise, 'consent.revoke', { consentId })).toBe('ok');
  });
  it('a district reads its own figures alone', async () => {
    for (const name of ['districts.targets', 'districts.funnel'])
      expect(await codeOf(people.district, name, { district: '120104' }), name).toBe('FORBIDDEN');
    expect(await codeOf(people.district, 'districts.funnel', {})).toBe('ok');
    expect(await codeOf(people.operator, 'districts.funnel', { district: '120104' })).toBe('ok');
  });
});
