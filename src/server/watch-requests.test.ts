import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { exposition } from './metrics';
import { routeOf, watchRequests } from './watch-requests';

it('counts under names of ours, never under what was sent', () => {
  expect(routeOf('/operator/batches/12?q=张三', 200)).toBe('/operator/batches/:id');
  expect(routeOf('/api/trpc/a.b,c.d?batch=1', 200)).toBe('/api/trpc');
  expect(routeOf('/_next/static/x.js', 200)).toBe('/_next');
  expect(routeOf('/wp-login.php', 404)).toBe('none');
  expect(routeOf('/', 200)).toBe('/');
});

it('counts and times what a server answers', async () => {
  watchRequests();
  const server = createServer((_, response) => void setTimeout(() => response.end('x'), 30)).listen(0);
  const { port } = server.address() as AddressInfo;
  await (await fetch(`http://127.0.0.1:${port}/watched/7`)).text();
  server.close();
  const series = '{method="GET",route="/watched/:id",status="200"';
  expect(exposition()).toContain(`xyd_http_request_seconds_count${series}} 1`);
  expect(exposition()).toContain(`xyd_http_request_seconds_bucket${series},le="0.025"} 0`);
  expect(exposition()).toMatch(/xyd_process_resident_bytes \d{7,}/);
});
