import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

vi.hoisted(() => {
  process.env.XYD_WEBHOOK_LOCAL = 'allowed';
});

import { versionOf } from '@/modules/applications/commands/application-case';
import { takeStep } from '@/modules/applications/commands/take-step';
import { revokeConsent } from '@/modules/consent/commands/revoke-consent';
import { closeDb, db } from '@/server/db';
import { aChannel, aClient, ask, type Client, now } from './channel-case';
import { deliverDue } from './commands/deliver-due';
import { verifies } from './domain/signature';

type Got = {
  id: string;
  body: { type: string; eventId: string; data: { applicationId?: string; state?: string } };
  right: boolean;
};
let got: Got[] = [];
/** what the bank answers; `hang` = nothing at all */
let answers: (id: string) => number | 'hang' = () => 204;
let secret = '';
const bank = http.createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    const head = (name: string) => String(request.headers[name]);
    const [id, timestamp] = [head('xyd-delivery'), Number(head('xyd-timestamp'))];
    const signed = { timestamp, nonce: head('xyd-nonce'), deliveryId: id, body };
    got.push({
      id,
      body: JSON.parse(body),
      right: verifies(secret, signed, head('xyd-signature'), timestamp),
    });
    const answer = answers(id);
    if (answer === 'hang') request.socket.destroy();
    else response.writeHead(answer, { location: 'http://127.0.0.1:1/' }).end();
  });
});

let c: Awaited<ReturnType<typeof aChannel>>;
let client: Client;
let webhookId = '';
let id = 0n;
const url = () => `http://127.0.0.1:${(bank.address() as AddressInfo).port}/events`;
const register = async (
  who: Client,
  events = ['application.withdrawn', 'application.answered', 'application.submitted', 'consent.revoked'],
) => {
  const { body } = await ask(who, 'POST', '/webhooks', { body: { url: url(), events } });
  return body as unknown as { webhookId: string; secret: string };
};
let clock = new Date();
const later = (ms: number) => {
  clock = new Date(clock.getTime() + ms);
};
const deliver = () => deliverDue({ now: () => clock });

beforeAll(async () => {
  await new Promise<void>((ready) => bank.listen(0, '127.0.0.1', ready));
  await deliver(); // what other tests left
});
beforeEach(async () => {
  // banks are the same for every test: what others registered is told nothing here
  await db().webhookEndpoint.updateMany({ where: { closedAt: null }, data: { closedAt: new Date() } });
  c = await aChannel();
  client = c.clients[0]!;
  id = c.ids[0]!;
  await deliver();
  ({ webhookId, secret } = await register(client));
  [got, answers, clock] = [[], () => 204, new Date(Date.now() + 1000)];
});
afterAll(async () => {
  await db().webhookEndpoint.updateMany({ where: { url: url() }, data: { closedAt: new Date() } });
  await new Promise((done) => bank.close(done));
  await closeDb();
});

const withdraw = async () =>
  takeStep(c.owner, { applicationId: id, version: await versionOf(id), event: 'withdraw', now: now() });
const deliveries = async (endpointId = webhookId) =>
  db().webhookDelivery.findMany({ where: { endpointId }, orderBy: { eventId: 'asc' } });

describe('a webhook', () => {
  it('is told in the transaction of the change, signed, once', async () => {
    await withdraw();
    const stale = takeStep(c.owner, { applicationId: id, version: 1, event: 'withdraw', now: now() });
    await expect(stale).rejects.toMatchObject({ code: 'application-changed' });
    await deliver();
    await deliver();
    expect(got).toMatchObject([
      {
        body: { type: 'application.withdrawn', data: { applicationId: String(id), state: 'withdrawn' } },
        right: true,
      },
    ]);
  });

  it('tells one bank alone, and a sandbox none of it', async () => {
    const sandbox = await register(await aClient(c.officers[0]!.bankId, undefined, true));
    const other = await register(c.clients[1]!);
    await withdraw();
    await deliver();
    expect(await deliveries(sandbox.webhookId)).toEqual([]);
    expect(await deliveries(other.webhookId)).toEqual([]);
    expect(await deliveries()).toHaveLength(1);
  });

  it('down for a day: nothing is lost, the order of an application holds, doubles are known by their id', async () => {
    const { consentId } = await db().application.findUniqueOrThrow({ where: { id } });
    answers = () => 503;
    await withdraw();
    await revokeConsent(c.owner, { consentId: consentId! });
    await db().bankEvent.create({
      data: {
        bankId: c.officers[0]!.bankId,
        type: 'application.answered',
        subject: `application:${id}`,
        at: clock,
        data: {},
      },
    });
    for (let hour = 0; hour < 26; hour++) {
      await deliver();
      later(3_600_000);
    }
    expect((await deliveries()).map((d) => d.state)).toEqual(['waiting', 'waiting', 'waiting']);
    // the second of the application was not tried before the first arrived
    expect(got.some((g) => g.body.type === 'application.answered')).toBe(false);
    const tried = got.length;
    expect(tried).toBeGreaterThan(40);
    // back, but its answer to the first is lost on the way: it comes a second time
    let lost = false;
    answers = () => {
      if (lost) return 200;
      lost = true;
      return 'hang';
    };
    for (let hour = 0; hour < 4; hour++) {
      await deliver();
      later(3_600_000);
    }
    expect((await deliveries()).map((d) => d.state)).toEqual(['delivered', 'delivered', 'delivered']);
    const taken = got.slice(tried);
    expect(taken.length).toBe(4);
    expect(new Set(taken.map((t) => t.id)).size).toBe(3);
    const ofOne = taken.map((t) => t.body.type).filter((type) => type.startsWith('application.'));
    expect(ofOne.lastIndexOf('application.withdrawn')).toBeLessThan(ofOne.indexOf('application.answered'));
    expect(got.every((g) => g.right)).toBe(true);
  });

  it('is given up after five days, seen so, and sent again when asked', async () => {
    answers = () => 302; // not followed
    await withdraw();
    await deliver();
    later(5 * 24 * 3_600_000);
    await deliver();
    const [row] = await deliveries();
    expect(row).toMatchObject({ state: 'given-up', lastStatus: 302 });
    answers = () => 200;
    const again = await ask(client, 'POST', `/deliveries/${row!.id}/redelivery`);
    expect(again).toMatchObject({ status: 201, body: { deliveryId: row!.id, state: 'waiting' } });
    await deliver();
    const listed = await ask(client, 'GET', `/webhooks/${webhookId}/deliveries`);
    expect(listed.body).toMatchObject({ items: [{ deliveryId: row!.id, state: 'delivered', attempts: 3 }] });
    expect(got.at(-1)?.id).toBe(row!.id);
    expect((await ask(c.clients[1]!, 'POST', `/deliveries/${row!.id}/redelivery`)).status).toBe(404);
  });

  it('is sent by one of several at once; what a killed one held is sent by the next', async () => {
    for (let i = 0; i < 5; i++) await ask(client, 'POST', `/webhooks/${webhookId}/ping`);
    clock = new Date(Date.now() + 1000);
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(got.map((g) => g.body.type)).toEqual(Array(5).fill('ping'));
    expect(new Set(got.map((g) => g.id)).size).toBe(5);
    await ask(client, 'POST', `/webhooks/${webhookId}/ping`);
    const open = { endpointId: webhookId, state: 'waiting' };
    await db().webhookDelivery.updateMany({
      where: open,
      data: { heldUntil: new Date(clock.getTime() + 60_000) },
    });
    await deliver();
    expect(got).toHaveLength(5);
    later(61_000);
    await deliver();
    expect(got).toHaveLength(6);
  });

  it('closed is sent nothing more; a secret is given once, kept sealed, and again to the same key', async () => {
    const key = randomUUID();
    const body = { url: url(), events: ['offer.accepted'] };
    const [first, second] = [
      await ask(client, 'POST', '/webhooks', { body, key }),
      await ask(client, 'POST', '/webhooks', { body, key }),
    ];
    expect(second.body).toEqual(first.body);
    const made = first.body as unknown as { webhookId: string; secret: string };
    const rows = [
      await db().webhookEndpoint.findUniqueOrThrow({ where: { id: made.webhookId } }),
      await db().bankRequest.findFirstOrThrow({ where: { key } }),
      ...(await db().auditEvent.findMany({ where: { subject: `webhook:${made.webhookId}` } })),
    ];
    expect(JSON.stringify(rows, (_, v) => (typeof v === 'bigint' ? String(v) : v))).not.toContain(
      made.secret.slice(4),
    );
    await withdraw();
    expect((await ask(client, 'DELETE', `/webhooks/${webhookId}`)).body).toEqual({ webhookId, closed: true });
    expect((await ask(client, 'DELETE', `/webhooks/${webhookId}`)).status).toBe(200);
    await deliver();
    expect(got).toEqual([]);
    expect((await ask(client, 'POST', `/webhooks/${webhookId}/ping`)).body.code).toBe('webhook-closed');
    expect((await ask(c.clients[1]!, 'DELETE', `/webhooks/${webhookId}`)).status).toBe(404);
  });

  it('goes to no private address, also by a name that leads to one', async () => {
    const to = (target: string) =>
      ask(client, 'POST', '/webhooks', { body: { url: target, events: ['offer.accepted'] } });
    for (const target of ['https://10.0.0.1/', 'http://bank.cn/', 'https://[::1]/', 'https://db.local/'])
      expect((await to(target)).status, target).toBe(422);
    await db().webhookEndpoint.update({
      where: { id: webhookId },
      data: { url: 'https://localhost.localdomain/' },
    });
    await withdraw();
    await deliver();
    const [row] = await deliveries();
    expect(row?.state).toBe('waiting');
    expect(['XYD_NOT_PUBLIC', 'ENOTFOUND', 'EAI_AGAIN']).toContain(row?.lastError);
  });
});
