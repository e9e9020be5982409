import { describe, expect, it } from 'vitest';
import { openApi } from './open-api';
import { needsKey, type Operation } from './operation';
import { findOperation, OPERATION_IDS, OPERATIONS } from './operations';
import { SANDBOX } from './sandbox';
import { API_SCOPES } from './scope';

const all = OPERATION_IDS.map((id) => ({ id, op: OPERATIONS[id] as Operation }));
const document = openApi();
type Described = {
  operationId: string;
  security: { bank: string[] }[];
  parameters: { name: string; in: string; required: boolean; schema: { type?: string } }[];
  requestBody?: {
    content: { 'application/json': { schema: { additionalProperties: boolean }; example: unknown } };
  };
  responses: Record<string, { content: { 'application/json': { example: unknown } } }>;
};
const described = (op: Operation) =>
  (document.paths[op.path] as Record<string, Described>)[op.method.toLowerCase()] as Described;

describe('the document', () => {
  it('holds every route and no other', () => {
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(listed.sort()).toEqual(['POST /token', ...all.map(({ op }) => `${op.method} ${op.path}`)].sort());
    expect(Object.keys(document.components.securitySchemes.bank.flows.clientCredentials.scopes)).toEqual([
      ...API_SCOPES,
    ]);
  });

  it.each(all)('$id: names scope, parameters and key, refuses other fields', ({ op, id }) => {
    const it = described(op);
    expect([it.operationId, it.security]).toEqual([id, [{ bank: [op.scope] }]]);
    const names = (place: string) => it.parameters.filter((p) => p.in === place).map((p) => p.name);
    expect(names('path')).toEqual([...op.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]));
    expect(names('query')).toEqual(Object.keys(op.query.shape));
    expect(names('header')).toEqual(needsKey(op) ? ['Idempotency-Key'] : []);
    if (it.requestBody)
      expect(it.requestBody.content['application/json'].schema.additionalProperties).toBe(false);
  });

  it.each(all)('$id: its examples are what the schemas take', ({ op }) => {
    const { params, query, body, answer } = op.example;
    expect(op.params.safeParse(params).error).toBeUndefined();
    expect(op.query.safeParse(query).error).toBeUndefined();
    expect(op.body.safeParse(body).error).toBeUndefined();
    expect(op.answer.safeParse(answer).error).toBeUndefined();
    expect(described(op).responses[op.status]?.content['application/json'].example).toEqual(answer);
  });

  it('has nothing in it that JSON cannot say', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});

describe('routes', () => {
  it.each(all)('$id is found by its path', ({ op, id }) => {
    const path = op.path.replace(/\{(\w+)\}/g, (_, name) =>
      String((op.example.params as Record<string, unknown>)[name]),
    );
    expect(findOperation(op.method, path)).toEqual({ kind: 'found', id, params: op.example.params });
    expect(findOperation('PATCH', path).kind).toBe('other-method');
    expect(findOperation(op.method, `${path}/`).kind).toBe('none');
  });
});

describe('the sandbox', () => {
  it.each(all.filter(({ id }) => id in SANDBOX))('$id answers the example by the example', ({ op, id }) => {
    const { params, query, body, answer } = op.example;
    const asked = {
      params: op.params.parse(params),
      query: op.query.parse(query),
      body: op.body.parse(body),
    };
    const told = (SANDBOX as Record<string, (asked: unknown) => { items?: unknown[] }>)[id]!(asked);
    expect(op.answer.safeParse(told).error).toBeUndefined();
    if (id === 'listApplications') expect(told.items?.[0]).toEqual((answer as { items: unknown[] }).items[0]);
    else expect(told).toEqual(answer);
  });

  it('refuses as the real one: another version, a state, a grant taken back, sums', () => {
    const said = (run: () => unknown) => {
      try {
        run();
        return 'done';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    const at = (applicationId: string) => ({ params: { applicationId }, query: {} });
    const repay = (amount: number, paidOn = '2026-12-01') =>
      said(() => SANDBOX.reportRepayment({ ...at('900006'), body: { version: 5, paidOn, amount } }));
    const due = (days: number) =>
      said(() =>
        SANDBOX.reportOverdue({
          ...at('900007'),
          body: { version: 5, asOf: '2026-12-01', daysPastDue: days },
        }),
      );
    expect(said(() => SANDBOX.takeStep({ ...at('900001'), body: { version: 4, event: 'accept' } }))).toBe(
      'application-changed',
    );
    expect(said(() => SANDBOX.takeStep({ ...at('900001'), body: { version: 5, event: 'sign' } }))).toBe(
      'application-state',
    );
    expect(said(() => SANDBOX.readApplication({ ...at('900403'), body: {} }))).toBe('consent-missing');
    expect(said(() => SANDBOX.readApplication({ ...at('1'), body: {} }))).toBe('application-unknown');
    expect([repay(1), repay(99_000_000), repay(1, '2026-12-02')]).toEqual([
      'done',
      'paid-too-much',
      'paid-on-impossible',
    ]);
    expect([due(32), due(31)]).toEqual(['done', 'overdue-differs']);
  });
});
