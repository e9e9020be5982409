import { expect, test } from '@playwright/test';
import { PEOPLE } from '../fixtures/people';
import { SignInPage } from '../pages/sign-in-page';

test('every answer carries its headers, and HSTS only behind TLS', async ({ request }) => {
  for (const path of ['/', '/sign-in', '/claim', '/no-such-page', '/api/health']) {
    const headers = (await request.get(path)).headers();
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['x-frame-options'], path).toBe('DENY');
    expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin');
    expect(headers['permissions-policy'], path).toContain('camera=()');
    expect(headers['strict-transport-security'], path).toBeUndefined();
    expect(headers['x-powered-by'], path).toBeUndefined();
  }
  const tls = await request.get('/', { headers: { 'x-forwarded-proto': 'https' } });
  expect(tls.headers()['strict-transport-security']).toContain('max-age=31536000');
});

test('a page runs only scripts with its own nonce', async ({ page, request }) => {
  const policies = await Promise.all(
    ['/', '/'].map(async (path) => (await request.get(path)).headers()['content-security-policy'] ?? ''),
  );
  const nonces = policies.map((policy) => /script-src [^;]*'nonce-([^']+)'/.exec(policy)?.[1]);
  expect(new Set(nonces).size).toBe(2);
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  await new SignInPage(page).as(PEOPLE.operator, '/operator');
  for (const path of [
    '/operator',
    '/operator/screening',
    '/operator/models',
    '/operator/claims',
    '/account',
  ]) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
  }
  expect(refused).toEqual([]);
  // what an attacker would slip in does not run
  await page.evaluate(() => {
    const script = document.createElement('div');
    script.innerHTML = '<img src="x" onerror="window.slipped = true">';
    document.body.append(script);
  });
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => 'slipped' in window)).toBe(false);
  expect(refused.length).toBeGreaterThan(0);
});

test('says that it lives and is ready, and shows metrics to nobody without the token', async ({
  request,
}) => {
  expect(await (await request.get('/api/health')).json()).toEqual({ status: 'ok' });
  expect(await (await request.get('/api/ready')).json()).toEqual({
    ready: true,
    database: true,
    migrations: true,
    models: true,
  });
  expect((await request.get('/api/metrics')).status()).toBe(401);
  const metrics = await request.get('/api/metrics', {
    headers: { authorization: `Bearer ${process.env.XYD_METRICS_TOKEN}` },
  });
  expect(metrics.status()).toBe(200);
  const text = await metrics.text();
  expect(text).toMatch(
    /xyd_http_request_seconds_count\{method="GET",route="\/api\/health",status="200"\} \d/,
  );
  expect(text).toContain('xyd_event_loop_delay_p99_seconds');
});

test('too many calls are told to wait, in words and seconds', async ({ playwright, baseURL }) => {
  const api = await playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { 'x-forwarded-for': `192.0.2.${1 + (Date.now() % 254)}` },
  });
  let last = await api.post('/api/trpc/consent.list', { data: {} });
  expect(last.status()).toBe(401);
  for (let i = 0; i < 200 && last.status() !== 429; i++)
    last = await api.post('/api/trpc/consent.list', { data: {} });
  expect(last.status()).toBe(429);
  expect(Number(last.headers()['retry-after'])).toBeGreaterThan(0);
  expect(JSON.stringify(await last.json())).toContain('秒后再试');
  await api.dispose();
});
