import { exposition } from '@/server/metrics';
import { metricsRefusal } from '@/server/metrics-gate';

export const dynamic = 'force-dynamic';

/** Counters and times of this process for Prometheus. */
export function GET(request: Request): Response {
  const refused = metricsRefusal(request.headers.get('authorization'));
  if (refused) return new Response(null, { status: refused });
  return new Response(exposition(), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
  });
}
