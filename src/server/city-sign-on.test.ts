import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules(); // settings are read once
  vi.stubEnv('DATABASE_URL', 'mysql://nobody@127.0.0.1/none');
});
afterEach(() => vi.unstubAllEnvs());

it('is off unless it is set', async () => {
  const { citySignOn, citySignOnName } = await import('./city-sign-on');
  expect(citySignOn()).toEqual([]);
  expect(citySignOnName()).toBeUndefined();
});

it('offers the provider that was set', async () => {
  vi.stubEnv('XYD_OIDC_ISSUER', 'https://login.example.gov.cn');
  vi.stubEnv('XYD_OIDC_CLIENT_ID', 'xyd');
  vi.stubEnv('XYD_OIDC_CLIENT_SECRET', 'secret');
  vi.stubEnv('XYD_OIDC_NAME', '津心办');
  const { citySignOn, citySignOnName } = await import('./city-sign-on');
  expect(citySignOnName()).toBe('津心办');
  const [provider] = citySignOn();
  expect(provider).toMatchObject({
    id: 'city-sign-on',
    type: 'oidc',
    issuer: 'https://login.example.gov.cn',
    clientId: 'xyd',
    checks: ['pkce', 'state', 'nonce'],
  });
});

it('refuses half a setting', async () => {
  vi.stubEnv('XYD_OIDC_ISSUER', 'https://login.example.gov.cn');
  const { citySignOn } = await import('./city-sign-on');
  expect(() => citySignOn()).toThrow('XYD_OIDC_CLIENT_ID');
});
