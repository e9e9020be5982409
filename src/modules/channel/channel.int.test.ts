import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, tianjinDay } from '@/kernel/period';
import { anOffer, brought, versionOf } from '@/modules/applications/commands/application-case';
import { askInformation } from '@/modules/applications/commands/ask-information';
import { takeStep } from '@/modules/applications/commands/take-step';
import { revokeConsent } from '@/modules/consent/commands/revoke-consent';
import { dataReads } from '@/modules/consent/queries/data-reads';
import { closeDb, db } from '@/server/db';
import { systemScope } from '@/server/scopes';
import { aChannel, aClient, ask, type Client, disabled, now, tokenOf } from './channel-case';
import { rotateSecret } from './commands/manage-clients';
import type { Operation } from './domain/operation';
import { OPERATION_IDS, OPERATIONS } from './domain/operations';
import { API_SCOPES } from './domain/scope';

type Channel = Awaited<ReturnType<typeof aChannel>>;
let c: Channel;
let [id, other] = ['', ''];
let [mine, theirs] = [{} as Client, {} as Client];
beforeAll(async () => {
  c = await aChannel();
  [id, other] = c.ids.map(String) as [string, string];
  [mine, theirs] = c.clients as [Client, Client];
});
afterAll(closeDb);

const today = () => tianjinDay(new Date());
const at = async (application: string) => ({ version: await versionOf(BigInt(application)) });
const all = OPERATION_IDS.map((name) => ({ name, op: OPERATIONS[name] as Operation }));
const pathOf = (op: Operation, params: Record<string, unknown> = op.example.params) =>
  op.path.replace(/\{(\w+)\}/g, (_, name) => String(params[name]));
const bodyOf = (op: Operation) => (Object.keys(op.body.shape).length > 0 ? op.example.body : undefined);

describe('a token', () => {
  it('is given by RFC 6749 and refused by its words', async () => {
    const { clientId, secret } = mine;
    const given = await tokenOf(clientId, secret, { scope: 'list:read loan:report' });
    expect(given.headers.get('cache-control')).toBe('no-store');
    expect(await given.json()).toMatchObject({
      token_type: 'Bearer',
      expires_in: 900,
      scope: 'list:read loan:report',
    });
    const wrong = await tokenOf(clientId, `${secret}x`);
    expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="xyd"']);
    expect(await wrong.json()).toMatchObject({ error: 'invalid_client' });
    for (const [form, error] of [
      [{ grant_type: 'password' }, 'unsupported_grant_type'],
      [{ scope: 'list:read everything' }, 'invalid_scope'],
      [{ client_secret: secret }, 'invalid_request'],
    ] as const)
      expect(await (await tokenOf(clientId, secret, form)).json()).toMatchObject({ error });
    const kept = await db().bankClient.findUniqueOrThrow({ where: { clientId } });
    expect(JSON.stringify(kept, (_, v) => String(v))).not.toContain(secret.slice(4));
  });

  it('ends with its client: disabled, rotated or expired, the next call is refused', async () => {
    const { bankId } = c.officers[0]!;
    const [one, two, three] = [await aClient(bankId), await aClient(bankId), await aClient(bankId)];
    for (const client of [one, two, three]) expect((await ask(client, 'GET', '/lists')).status).toBe(200);
    await disabled(one.clientId);
    const { secret } = await rotateSecret(systemScope(), { clientId: two.clientId });
    await db().bankToken.updateMany({
      where: {
        clientId: (await db().bankClient.findUniqueOrThrow({ where: { clientId: three.clientId } })).id,
      },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    for (const client of [one, two, three]) {
      const told = await ask(client, 'GET', '/lists');
      expect([told.status, told.body.code]).toEqual([401, 'token-invalid']);
      expect(told.headers.get('www-authenticate')).toContain('error="invalid_token"');
    }
    expect((await tokenOf(one.clientId, one.secret)).status).toBe(401);
    expect((await tokenOf(two.clientId, two.secret)).status).toBe(401);
    expect((await tokenOf(two.clientId, secret)).status).toBe(200);
  });
});

describe.each(all)('$name', ({ op }) => {
  it('asks for a token, for its scope and for a key', async () => {
    const path = pathOf(op);
    expect((await ask({ token: 'wrong' }, op.method, path, { body: bodyOf(op) })).status).toBe(401);
    const without = await aClient(
      c.officers[0]!.bankId,
      API_SCOPES.filter((s) => s !== op.scope),
    );
    const told = await ask(without, op.method, path, { body: bodyOf(op) });
    expect([told.status, told.body.code]).toEqual([403, 'scope-missing']);
    expect(told.headers.get('content-type')).toContain('application/problem+json');
    if (op.method !== 'POST') return;
    const short = await ask(mine, op.method, path, { body: bodyOf(op), key: 'short' });
    expect([short.status, short.body.code]).toEqual([400, 'idempotency-key-malformed']);
  });

  it('does not find what is of another bank, and says so to the auditor', async () => {
    const [name] = Object.keys(op.params.shape);
    if (name !== 'applicationId') return;
    const told = await ask(mine, op.method, pathOf(op, { applicationId: other }), { body: bodyOf(op) });
    expect([told.status, told.body.code]).toEqual([404, 'application-unknown']);
    const actor = `api:${mine.clientId}`;
    const trace = { actor, action: 'refuse-foreign-read', subject: `application:${other}` };
    expect(await db().auditEvent.count({ where: trace })).toBeGreaterThan(0);
  });

  it('refuses fields it does not know', async () => {
    if (!bodyOf(op)) return;
    const told = await ask(mine, op.method, pathOf(op), { body: { ...op.example.body, extra: 1 } });
    expect([told.status, told.body.code]).toEqual([422, 'request-invalid']);
  });
});

describe('applications', () => {
  it('are listed for their bank alone, page by page, and those changed since', async () => {
    const found: string[] = [];
    for (let next: string | null = '', pages = 0; next !== null && pages < 500; pages++) {
      const { body } = await ask(mine, 'GET', `/applications?limit=2${next && `&cursor=${next}`}`);
      const answer = OPERATIONS.listApplications.answer.parse(body);
      found.push(...answer.items.map((i) => i.applicationId));
      next = answer.next;
    }
    expect(found).toContain(id);
    expect(found).not.toContain(other);
    expect(new Set(found).size).toBe(found.length);
    const own = { bankId: c.officers[0]!.bankId, state: { not: 'draft' } };
    expect(found.length).toBe(await db().application.count({ where: own }));
    const since = await ask(mine, 'GET', '/applications?changedSince=2099-01-01T00:00:00%2B08:00');
    expect(since.body).toMatchObject({ items: [], next: null });
    expect((await ask(mine, 'GET', '/applications?cursor=abc')).body.code).toBe('cursor-malformed');
  });

  it('go from submission to repayment by the API as by the pages', async () => {
    const step = (path: string, more: object) =>
      at(id).then((v) => ask(mine, 'POST', `/applications/${id}/${path}`, { body: { ...v, ...more } }));
    expect((await step('steps', { event: 'accept' })).body).toMatchObject({ state: 'accepted' });
    expect((await step('steps', { event: 'review' })).body).toMatchObject({ state: 'reviewing' });
    const read = await ask(mine, 'GET', `/applications/${id}`);
    expect(OPERATIONS.readApplication.answer.parse(read.body).facts.opened).toEqual(['tax', 'invoice']);
    expect((await dataReads(c.owner, { limit: 1 }))[0]).toMatchObject({ purpose: `审批融资申请 ${id}` });
    const offer = await anOffer(BigInt(id), addDays(today(), 20));
    const approved = await step('approval', { offer });
    expect(OPERATIONS.approveApplication.answer.parse(approved.body).state).toBe('approved');
    expect((await step('approval', { offer })).body.code).toBe('application-state');
    await takeStep(c.owner, { applicationId: BigInt(id), ...(await at(id)), event: 'take-offer' });
    expect((await step('steps', { event: 'sign' })).body).toMatchObject({ state: 'signed' });
    expect((await step('drawdown', { drawnOn: '2000-01-01' })).body.code).toBe('drawn-on-impossible');
    expect((await step('drawdown', { drawnOn: today() })).body).toMatchObject({ state: 'drawn' });
    const paid = await step('repayments', { paidOn: today(), amount: 100_000 });
    expect(paid.body).toMatchObject({ state: 'repaying' });
    expect((await step('overdue', { asOf: today(), daysPastDue: 3 })).body.code).toBe('overdue-differs');
    const loan = OPERATIONS.readApplication.answer.parse(
      (await ask(mine, 'GET', `/applications/${id}`)).body,
    ).loan;
    expect(loan).toMatchObject({ paid: 100_000, daysPastDue: 0 });
    expect((await step('repayments', { paidOn: today(), amount: loan!.payoff })).body).toMatchObject({
      state: 'settled',
    });
  });

  it('are not read without a live grant, and the enterprise is not shown a read that was refused', async () => {
    const { consentId } = await db().application.findUniqueOrThrow({ where: { id: BigInt(other) } });
    expect((await ask(theirs, 'GET', `/applications/${other}`)).status).toBe(200);
    const before = (await dataReads(c.owner, { limit: 50 })).length;
    await revokeConsent(c.owner, { consentId: consentId! });
    const told = await ask(theirs, 'GET', `/applications/${other}`);
    expect([told.status, told.body.code]).toEqual([403, 'consent-missing']);
    expect((await dataReads(c.owner, { limit: 50 })).length).toBe(before);
    const review = { ...(await at(other)), event: 'accept' };
    expect((await ask(theirs, 'POST', `/applications/${other}/steps`, { body: review })).status).toBe(200);
    const later = { ...(await at(other)), event: 'review' };
    expect((await ask(theirs, 'POST', `/applications/${other}/steps`, { body: later })).body.code).toBe(
      'consent-missing',
    );
  });
});

describe('a write', () => {
  it('under one key is done once: again, at once, and with another body', async () => {
    const fresh = await aChannel();
    const applicationId = String(await brought(fresh, 0, 'reviewing', now()));
    const client = fresh.clients[0]!;
    const path = `/applications/${applicationId}/rejection`;
    const body = { ...(await at(applicationId)), reasons: ['debt-high'], remark: '' };
    const key = randomUUID();
    const told = await Promise.all([1, 2, 3, 4].map(() => ask(client, 'POST', path, { body, key })));
    expect(told.map((t) => t.status)).toEqual([200, 200, 200, 200]);
    expect(new Set(told.map((t) => JSON.stringify(Object.entries(t.body).sort()))).size).toBe(1);
    expect(told.filter((t) => t.headers.get('idempotency-replayed') === null)).toHaveLength(1);
    const done = { applicationId: BigInt(applicationId), event: 'reject' };
    expect(await db().applicationEvent.count({ where: done })).toBe(1);
    const turned = { remark: '', reasons: ['debt-high'], version: body.version };
    expect((await ask(client, 'POST', path, { body: turned, key })).status).toBe(200);
    const else_ = await ask(client, 'POST', path, { body: { ...body, remark: '别的' }, key });
    expect([else_.status, else_.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect((await ask(client, 'POST', path, { body })).body.code).toBe('application-changed');
  });

  it('that stops before its answer is kept was not done: the same again is, once', async () => {
    const fresh = await aChannel();
    const applicationId = await brought(fresh, 0, 'reviewing', now());
    const asked = { applicationId, ...(await at(String(applicationId))), words: '请补充近三个月的订单' };
    const events = { applicationId, event: 'ask' };
    const killed = askInformation(fresh.officers[0]!, {
      ...asked,
      also: async () => {
        throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await db().applicationEvent.count({ where: events })).toBe(0);
    const key = randomUUID();
    const body = { version: asked.version, words: asked.words };
    for (let i = 0; i < 2; i++) {
      const told = await ask(fresh.clients[0]!, 'POST', `/applications/${applicationId}/questions`, {
        body,
        key,
      });
      expect(told.body).toMatchObject({ state: 'more-information' });
    }
    expect(await db().applicationEvent.count({ where: events })).toBe(1);
  });

  it('of two programs at once one decides, the other is told', async () => {
    const fresh = await aChannel();
    const applicationId = await brought(fresh, 0, 'reviewing', now());
    const { bankId } = fresh.officers[0]!;
    const second = await aClient(bankId);
    const v = await at(String(applicationId));
    const offer = await anOffer(applicationId, addDays(today(), 20));
    const told = await Promise.all([
      ask(fresh.clients[0]!, 'POST', `/applications/${applicationId}/approval`, { body: { ...v, offer } }),
      ask(second, 'POST', `/applications/${applicationId}/rejection`, {
        body: { ...v, reasons: ['debt-high'], remark: '' },
      }),
    ]);
    expect(told.map((t) => t.status).sort()).toEqual([200, 409]);
    expect(told.find((t) => t.status === 409)?.body.code).toBe('application-changed');
  });
});
