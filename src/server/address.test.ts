import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', 'mysql://nobody@127.0.0.1/none');
});
afterEach(() => vi.unstubAllEnvs());

const of = async (forwarded?: string) => {
  const { addressOf } = await import('./address');
  return addressOf(new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }));
};

it('believes the entry our own proxy wrote, not what a client put before it', async () => {
  expect(await of('203.0.113.9')).toBe('203.0.113.9');
  expect(await of('1.1.1.1, 203.0.113.9')).toBe('203.0.113.9');
  expect(await of()).toBe('unknown');
  expect(await of('x'.repeat(500))).toHaveLength(64);
});

it('counts the proxies that were set', async () => {
  vi.stubEnv('XYD_PROXIES', '2');
  expect(await of('1.1.1.1, 203.0.113.9, 10.0.0.1')).toBe('203.0.113.9');
  expect(await of('10.0.0.1')).toBe('10.0.0.1');
});
