import { addressOf } from '@/server/address';
import { errorId } from '@/server/error-id';
import { observe } from '@/server/metrics';
import { refuseTooMany } from '@/server/request-limit';
import type { ApiClient } from './commands/api-client';
import { runOperation } from './commands/run-operation';
import { IDEMPOTENCY_KEY } from './domain/fingerprint';
import { BASE, openApi } from './domain/open-api';
import { needsKey, type Operation } from './domain/operation';
import { findOperation, OPERATIONS } from './domain/operations';
import { problemOf, Refused } from './domain/problem';
import { clientOfToken } from './queries/client-of-token';
import { bodyOf, queryOf } from './read-request';
import { answerToken } from './token-endpoint';

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Answers whatever a bank's program asks below /api/bank/v1. Never throws. */
export async function answerBank(request: Request): Promise<Response> {
  const begun = performance.now();
  const path = new URL(request.url).pathname.slice(BASE.length);
  const found = findOperation(request.method, path);
  const call = found.kind === 'found' ? `bank.${found.id}` : path === '/token' ? 'bank.token' : 'bank.other';
  let response: Response;
  try {
    response = await answered(request, path);
  } catch (error) {
    const { problem, headers } = problemOf(error, (e) => errorId(e, { path: call }));
    response = new Response(JSON.stringify(problem), {
      status: problem.status,
      headers: { ...HEADERS, ...headers, 'content-type': 'application/problem+json; charset=utf-8' },
    });
  }
  observe('xyd_call_seconds', { call, code: String(response.status) }, (performance.now() - begun) / 1000);
  return response;
}

async function answered(request: Request, path: string): Promise<Response> {
  if (path === '/token') return answerToken(request);
  if (path === '/openapi.json' && request.method === 'GET') return documented();
  const found = findOperation(request.method, path);
  if (found.kind === 'none')
    throw new Refused(404, 'route-unknown', `没有这个接口，见 ${BASE}/openapi.json。`);
  if (found.kind === 'other-method')
    throw new Refused(405, 'method-not-allowed', '这个接口不支持这种方法。', {
      allow: found.allow.join(', '),
    });
  const op = OPERATIONS[found.id] as Operation;
  const client = await authenticated(request, op);
  refuseTooMany('bank-client', client.clientId);
  const key = keyOf(request, op);
  const sends = Object.keys(op.body.shape).length > 0;
  const asked = {
    params: op.params.parse(found.params),
    query: op.query.parse(queryOf(request)),
    body: sends ? op.body.parse(await bodyOf(request)) : {},
  } as never;
  const { status, answer, replayed } = await runOperation(client, { id: found.id, asked, key });
  return Response.json(client.sandbox ? { ...answer, sandbox: true } : answer, {
    status,
    headers: {
      ...HEADERS,
      ...(client.sandbox && { 'xyd-sandbox': 'true' }),
      ...(replayed && { 'idempotency-replayed': 'true' }),
    },
  });
}

let document: string | undefined;
/** The same for everyone: made once. */
function documented(): Response {
  document ??= JSON.stringify(openApi());
  return new Response(document, { headers: { ...HEADERS, 'content-type': 'application/json' } });
}

/** RFC 6750. @throws Refused 401 | 403, AppError rate-limited for an address that tries tokens */
async function authenticated(request: Request, op: Operation): Promise<ApiClient> {
  const token = /^Bearer +([^ ]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const client = token ? await clientOfToken(token, new Date()) : undefined;
  if (!client) {
    refuseTooMany('anonymous', addressOf(request.headers));
    throw new Refused(
      401,
      'token-invalid',
      `没有有效的访问令牌，或已过期、客户端已停用。请到 ${BASE}/token 重新取。`,
      { 'www-authenticate': token ? 'Bearer realm="xyd", error="invalid_token"' : 'Bearer realm="xyd"' },
    );
  }
  if (client.scopes.includes(op.scope)) return client;
  throw new Refused(
    403,
    'scope-missing',
    `令牌没有 ${op.scope} 权限。请取带这项权限的令牌，或请本行复核员新建客户端。`,
    {
      'www-authenticate': `Bearer realm="xyd", error="insufficient_scope", scope="${op.scope}"`,
    },
  );
}

function keyOf(request: Request, op: Operation): string | undefined {
  if (!needsKey(op)) return undefined;
  const key = request.headers.get('idempotency-key');
  if (key && IDEMPOTENCY_KEY.test(key)) return key;
  throw new Refused(
    400,
    key === null ? 'idempotency-key-missing' : 'idempotency-key-malformed',
    '写入须带 Idempotency-Key：8 到 64 个可见 ASCII 字符，每次新的写入换一个，重试用同一个。',
  );
}
