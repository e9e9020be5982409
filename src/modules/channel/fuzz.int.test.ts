import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { closeDb, db } from '@/server/db';
import { aChannel, aClient } from './channel-case';
import { BASE } from './domain/open-api';
import type { Operation } from './domain/operation';
import { OPERATION_IDS, OPERATIONS } from './domain/operations';
import { answerBank } from './http';

afterAll(async () => {
  await db().webhookEndpoint.updateMany({ where: { closedAt: null }, data: { closedAt: new Date() } });
  await closeDb();
});

/** XYD_FUZZ_CALLS=50000 for a long run */
const CALLS = Number(process.env.XYD_FUZZ_CALLS ?? 4_000);
const ops = OPERATION_IDS.map((id) => OPERATIONS[id] as Operation);
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    '',
    '\u0000',
    '\ud800',
    '😀'.repeat(200),
    -1,
    0,
    1.5,
    1e308,
    2 ** 53,
    '9'.repeat(30),
    null,
    [],
    {},
  ),
);
const idText = fc.oneof(
  fc.nat().map(String),
  fc.constantFrom('999999999999999999', '0', '-1', '1e9', '%00', '%', '..', "1'--"),
);

/** The example of an operation, then some of it changed: most are wrong in one place alone. */
const body = (op: Operation, ids: readonly string[]) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(op.body.shape), 'extra', '__proto__'), anything), {
        maxLength: 2,
      }),
      fc.integer({ min: 1, max: 6 }),
    )
    .map(([changes, version]) => {
      const made: Record<string, unknown> = {
        ...op.example.body,
        ...('version' in op.body.shape && { version }),
      };
      for (const [field, value] of changes) made[field] = value;
      return { text: JSON.stringify(made), ids };
    });
const query = (op: Operation) =>
  fc.array(
    fc.tuple(
      fc.constantFrom(...Object.keys(op.query.shape), 'other'),
      fc.oneof(fc.string(), fc.nat().map(String)),
    ),
    {
      maxLength: 3,
    },
  );

it('answers whatever it is sent without failing, and says what is wrong as a problem', async () => {
  const c = await aChannel();
  const real = c.clients[0]!;
  const sandbox = await aClient(c.officers[0]!.bankId, undefined, true);
  const few = await aClient(c.officers[0]!.bankId, ['list:read']);
  const ids = [...c.ids.map(String), '900403', '900001', '900002', '900006', '910001'];
  const seen = new Map<number, number>();
  const call = fc.constantFrom(...ops).chain((op) =>
    fc.record({
      op: fc.constant(op),
      who: fc.constantFrom(real.token, real.token, sandbox.token, sandbox.token, few.token, 'x', ''),
      id: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: idText }),
      method: fc.oneof(
        { weight: 9, arbitrary: fc.constant(op.method as string) },
        { weight: 1, arbitrary: fc.constantFrom('GET', 'POST', 'DELETE', 'PUT', 'PATCH') },
      ),
      sent: fc.oneof(
        { weight: 5, arbitrary: body(op, ids).map((b) => b.text) },
        { weight: 1, arbitrary: fc.string() },
      ),
      asked: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: query(op) }),
      key: fc.oneof(
        { weight: 5, arbitrary: fc.uuid() },
        { weight: 1, arbitrary: fc.stringMatching(/^[\x20-\x7e]{0,70}$/) },
      ),
      type: fc.constantFrom(
        'application/json',
        'application/json',
        'application/json; charset=utf-8',
        'text/plain',
        '',
      ),
    }),
  );
  await fc.assert(
    fc.asyncProperty(call, async ({ op, who, id, method, sent, asked, key, type }) => {
      (globalThis as { xydBuckets?: Map<string, unknown> }).xydBuckets?.clear(); // the limit has its own test
      const path = op.path.replace(/\{\w+\}/g, () => id);
      const response = await answerBank(
        new Request(`http://localhost${BASE}${path}?${new URLSearchParams(asked as [string, string][])}`, {
          method,
          headers: { authorization: `Bearer ${who}`, 'idempotency-key': key, 'content-type': type },
          ...(method !== 'GET' && { body: sent }),
        }),
      );
      seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
      const told = await response.json();
      expect(response.status, JSON.stringify(told)).toBeLessThan(500);
      if (response.status < 300) return;
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(told).toMatchObject({
        status: response.status,
        code: expect.any(String),
        title: expect.any(String),
      });
      expect(told.detail.length).toBeGreaterThan(5);
    }),
    { numRuns: CALLS },
  );
  // it came through to what it aims at, and not to refusals at the door alone
  expect([...seen.keys()].sort()).toEqual([200, 201, 400, 401, 403, 404, 405, 409, 415, 422]);
}, 3_600_000);

it('takes no more than it can use, and is asked no more often than the limit', async () => {
  const c = await aChannel();
  const client = c.clients[0]!;
  const post = (text: string | ReadableStream) =>
    answerBank(
      new Request(`http://localhost${BASE}/webhooks`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${client.token}`,
          'idempotency-key': 'large-body',
          'content-type': 'application/json',
        },
        body: text,
        duplex: 'half',
      } as RequestInit),
    );
  expect((await post('x'.repeat(70_000))).status).toBe(413);
  let given = 0;
  const endless = new ReadableStream({
    pull(controller) {
      given += 1;
      controller.enqueue(new Uint8Array(16_384));
    },
  });
  expect((await post(endless)).status).toBe(413);
  expect(given).toBeLessThan(20);
  const statuses: number[] = [];
  for (let i = 0; i < 260; i++) statuses.push((await post('{')).status);
  expect(statuses.filter((s) => s === 429).length).toBeGreaterThan(10);
});
