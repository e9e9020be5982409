import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import fc from 'fast-check';
import superjson from 'superjson';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROLES, type Role } from '@/kernel/permissions';
import { closeDb, db } from '@/server/db';
import type { Account, Meta } from '@/server/trpc';
import { appRouter } from './root';

/** `XYD_FUZZ_CALLS=50000` for the long run. */
const CALLS = Number(process.env.XYD_FUZZ_CALLS ?? 3_000);

type Parser = { shape?: Record<string, unknown>; _zod?: { def?: { innerType?: Parser; in?: Parser } } };
type Procedure = { _def: { type: 'query' | 'mutation'; meta?: Meta; inputs: Parser[] } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>).map(
  ([name, { _def }]) => ({ name, type: _def.type, keys: _def.inputs.flatMap(keysOf) }),
);

function keysOf(parser: Parser): string[] {
  if (parser?.shape) return Object.keys(parser.shape);
  const inner = parser?._zod?.def?.innerType ?? parser?._zod?.def?.in;
  return inner ? keysOf(inner) : [];
}

let accounts: readonly (Account | undefined)[];
beforeAll(async () => {
  const firm = await db().enterprise.create({
    data: { name: '乱数测试', nameNorm: `乱数测试${Date.now()}`, firstKnownAt: new Date('2026-01-01') },
  });
  const bank = await db().bank.create({ data: { code: `fuzz-${Date.now()}`, name: '乱数银行' } });
  const bound = (role: Role): Partial<Account> =>
    role.startsWith('enterprise-')
      ? { enterpriseId: firm.id }
      : role.startsWith('bank-')
        ? { bankId: bank.id }
        : role.startsWith('district-')
          ? { districtCode: '120103' }
          : {};
  const people = ROLES.filter((role) => role !== 'system').map((role) => ({
    ...{ login: `fuzz-${role}`, displayName: role, role },
    ...bound(role),
  }));
  accounts = [undefined, ...people, ...people];
}, 60_000);
afterAll(closeDb);

const word = fc.oneof(
  fc.constantFrom(
    '',
    '1',
    '0',
    '-1',
    '999999999999999999',
    '9223372036854775808',
    '1e400',
    'NaN',
    '未知',
    '\0',
  ),
  fc.constantFrom(
    '2026-02-30',
    '2026-11-27',
    '120103',
    "'; DROP TABLE user; --",
    '=cmd|calc',
    '../../etc/passwd',
  ),
  fc.constantFrom(
    'penalty',
    'tax',
    'owner',
    'draft',
    'company-age',
    'S-20261031-000000000000',
    '\u202e',
    '😀',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  word,
  fc.integer(),
  fc.double(),
  fc.bigInt(),
  fc.boolean(),
  fc.constantFrom(null, undefined, [], {}),
  fc.constant(new Date('2026-11-27')),
  fc.array(word, { maxLength: 3 }),
  fc.array(fc.dictionary(word, word, { maxKeys: 2 }), { maxLength: 2 }),
  fc.jsonValue({ maxDepth: 3 }),
);
const call = fc.constantFrom(...procedures).chain(({ name, type, keys }) =>
  fc.record({
    ...{ name: fc.constant(name), type: fc.constant(type), who: fc.nat(ROLES.length * 2 - 2) },
    input: fc.oneof(
      { weight: 4, arbitrary: fc.record(Object.fromEntries(keys.map((key) => [key, value]))) },
      { weight: 1, arbitrary: value },
    ),
    raw: fc.option(fc.string({ unit: 'binary', maxLength: 60 }), { freq: 12, nil: undefined }),
  }),
);

it(`answers ${CALLS} calls of anything by anybody without failing, and in words`, async () => {
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(call, async ({ name, type, who, input, raw }) => {
      const body = raw ?? JSON.stringify(superjson.serialize(input));
      const address = new URL(`http://xyd.test/api/trpc/${name}`);
      if (type === 'query') address.searchParams.set('input', body);
      const answer = await fetchRequestHandler({
        endpoint: '/api/trpc',
        req: new Request(address, {
          method: type === 'query' ? 'GET' : 'POST',
          ...(type === 'mutation' && { body, headers: { 'content-type': 'application/json' } }),
        }),
        router: appRouter,
        createContext: () => ({ account: accounts[who % accounts.length] }),
      });
      seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
      const text = await answer.text();
      expect(answer.status, `${name} ${body} ${text}`).toBeLessThan(500);
      expect(text).not.toMatch(/\bat .*\.ts:\d+|node_modules|Prisma|SELECT /);
    }),
    { numRuns: CALLS },
  );
  for (const status of [200, 400, 401, 403]) expect(seen.get(status), String(status)).toBeGreaterThan(0);
}, 3_600_000);
