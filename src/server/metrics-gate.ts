import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from './env';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Whether a request may read the metrics: it carries `XYD_METRICS_TOKEN` as bearer. Without that setting there are
 * no metrics at all: where a request comes from cannot be trusted behind a proxy.
 * @returns the status to refuse with; undefined = may
 */
export function metricsRefusal(authorization: string | null): 401 | 404 | undefined {
  const token = env().XYD_METRICS_TOKEN;
  if (token === undefined) return 404;
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`)) ? undefined : 401;
}
