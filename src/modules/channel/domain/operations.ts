import type { z } from 'zod';
import { APPLICATION_OPERATIONS } from './application-operations';
import { LIST_OPERATIONS } from './list-operations';
import type { Operation } from './operation';
import { WEBHOOK_OPERATIONS } from './webhook-operations';

/** Everything a bank's program can ask for. Routes, checks, sandbox and the OpenAPI document are made from it. */
export const OPERATIONS = { ...LIST_OPERATIONS, ...APPLICATION_OPERATIONS, ...WEBHOOK_OPERATIONS };
export type OperationId = keyof typeof OPERATIONS;
export const OPERATION_IDS = Object.keys(OPERATIONS) as OperationId[];

type Part<K extends OperationId, P extends 'params' | 'query' | 'body'> = z.output<(typeof OPERATIONS)[K][P]>;
/** What was asked, checked. */
export type Asked<K extends OperationId> = {
  readonly params: Part<K, 'params'>;
  readonly query: Part<K, 'query'>;
  readonly body: Part<K, 'body'>;
};
export type Answer<K extends OperationId> = z.input<(typeof OPERATIONS)[K]['answer']>;

const ROUTES = OPERATION_IDS.map((id) => {
  const { method, path } = OPERATIONS[id] as Operation;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] as string);
  return { id, method, names, shape: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]{1,64})')}$`) };
});

export type Found =
  | { readonly kind: 'found'; readonly id: OperationId; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'other-method'; readonly allow: readonly string[] }
  | { readonly kind: 'none' };

/** @param path below /api/bank/v1 */
export function findOperation(method: string, path: string): Found {
  const there = ROUTES.flatMap((route) => {
    const match = route.shape.exec(path);
    return match ? [{ route, match }] : [];
  });
  const hit = there.find(({ route }) => route.method === method);
  if (!hit)
    return there.length === 0
      ? { kind: 'none' }
      : { kind: 'other-method', allow: there.map(({ route }) => route.method).sort() };
  const params = hit.route.names.map((name, i) => [name, hit.match[i + 1] as string]);
  return { kind: 'found', id: hit.route.id, params: Object.fromEntries(params) };
}
