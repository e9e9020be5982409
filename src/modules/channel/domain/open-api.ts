import { z } from 'zod';
import { needsKey, type Operation } from './operation';
import { OPERATION_IDS, OPERATIONS } from './operations';
import { API_SCOPES } from './scope';

export const BASE = '/api/bank/v1';
const json = (schema: unknown, example?: unknown) => ({
  'application/json': { schema, ...(example !== undefined && { example }) },
});
const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
};

/** Parameters of a schema's fields. Numbers of a query are written as numbers, whatever text they come as. */
function parameters(
  schema: z.ZodObject,
  place: 'path' | 'query',
  example: Readonly<Record<string, unknown>>,
) {
  const { properties = {} } = schemaOf(schema, 'output') as { properties?: Record<string, object> };
  return Object.entries(properties).map(([name, field]) => ({
    ...{ name, in: place, required: place === 'path', schema: field },
    ...(example[name] !== undefined && { example: example[name] }),
  }));
}

const KEY = {
  ...{ name: 'Idempotency-Key', in: 'header', required: true },
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{8,64}$' },
  description: '本行自定，一次写入一个。同样的键和内容再发，得到同样的答复，不会做两次；保留 7 天',
};
const REFUSALS: readonly (readonly [number, string])[] = [
  [400, '请求的格式有误'],
  [401, '没有有效的访问令牌'],
  [403, '令牌没有这项权限，或企业没有授权'],
  [404, '没有找到，或是别家银行的'],
  [409, '状态已变或与平台登记的不符'],
  [422, '内容有误，或 Idempotency-Key 已用于别的内容'],
  [429, '过于频繁，见 Retry-After'],
];
const refusals = Object.fromEntries(
  REFUSALS.map(([status, description]) => [
    status,
    {
      description,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
);

function pathItem(id: string, op: Operation) {
  const { example } = op;
  const sends = Object.keys(op.body.shape).length > 0;
  return {
    ...{ operationId: id, summary: op.summary, security: [{ bank: [op.scope] }] },
    parameters: [
      ...parameters(op.params, 'path', example.params),
      ...parameters(op.query, 'query', example.query),
      ...(needsKey(op) ? [KEY] : []),
    ],
    ...(sends && {
      requestBody: { required: true, content: json(schemaOf(op.body, 'input'), example.body) },
    }),
    responses: {
      [op.status]: { description: '已完成', content: json(schemaOf(op.answer, 'output'), example.answer) },
      ...refusals,
    },
  };
}

const PROBLEM = z.object({
  ...{ type: z.string(), title: z.string(), status: z.int(), code: z.string(), detail: z.string() },
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  errorId: z.string().optional(),
});
const TOKEN = {
  post: {
    ...{ operationId: 'issueToken', summary: '取访问令牌（RFC 6749 §4.4）；客户端密钥用 Basic 或表单' },
    requestBody: {
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            required: ['grant_type'],
            properties: {
              grant_type: { const: 'client_credentials' },
              ...{
                scope: { type: 'string' },
                client_id: { type: 'string' },
                client_secret: { type: 'string' },
              },
            },
          },
        },
      },
    },
    responses: {
      200: {
        description: '令牌',
        content: json({
          type: 'object',
          required: ['access_token', 'token_type', 'expires_in', 'scope'],
          properties: {
            ...{ access_token: { type: 'string' }, token_type: { const: 'Bearer' } },
            ...{ expires_in: { type: 'integer' }, scope: { type: 'string' } },
          },
        }),
      },
      ...{ 400: { description: 'RFC 6749 §5.2' }, 401: { description: 'invalid_client' } },
    },
  },
};

/** The OpenAPI 3.1 document, made from the schemas the requests are checked by. */
export function openApi() {
  const paths: Record<string, Record<string, unknown>> = { '/token': TOKEN };
  for (const id of OPERATION_IDS) {
    const op = OPERATIONS[id] as Operation;
    paths[op.path] = { ...paths[op.path], [op.method.toLowerCase()]: pathItem(id, op) };
  }
  const scopes = Object.fromEntries(API_SCOPES.map((scope) => [scope, scope]));
  return {
    openapi: '3.1.0',
    info: {
      ...{ title: '信易贷银行接口', version: '1.0.0' },
      description:
        '金额为整数分，利率和费率为基点，日期 YYYY-MM-DD，时刻 ISO 8601 UTC。未知用 null，不用 0。',
    },
    servers: [{ url: BASE }],
    paths,
    components: {
      securitySchemes: {
        bank: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: `${BASE}/token`, scopes } } },
      },
      schemas: { Problem: schemaOf(PROBLEM, 'output') },
    },
  };
}
