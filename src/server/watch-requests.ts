import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { observe, watchProcess } from './metrics';

/** What a request is counted under: the first parts of its address, numbers and the like as `:id`. */
export function routeOf(url: string, status: number): string {
  if (status === 404) return 'none';
  const [path = '/'] = url.split('?');
  if (path.startsWith('/_next/')) return '/_next';
  const parts = path.split('/').filter(Boolean).slice(0, 4);
  if (parts[0] === 'api' && parts[1] === 'trpc') return '/api/trpc';
  return `/${parts.map((part) => (/^[a-z][a-z-]*$/.test(part) ? part : ':id')).join('/')}`;
}

const held = globalThis as unknown as { xydWatches?: boolean };

/** Counts and times every HTTP request of this process, by Node's own channels. */
export function watchRequests(): void {
  if (held.xydWatches) return;
  held.xydWatches = true;
  watchProcess();
  const begun = new WeakMap<object, number>();
  diagnostics.subscribe('http.server.request.start', (message) => {
    begun.set((message as { request: IncomingMessage }).request, performance.now());
  });
  diagnostics.subscribe('http.server.response.finish', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const at = begun.get(request);
    if (at === undefined) return;
    const { statusCode } = response;
    const labels = {
      method: request.method ?? '',
      route: routeOf(request.url ?? '/', statusCode),
      status: String(statusCode),
    };
    observe('xyd_http_request_seconds', labels, (performance.now() - at) / 1000);
  });
}
