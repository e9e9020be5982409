import { randomUUID } from 'node:crypto';
import { logger } from './logger';

const ids = new WeakMap<object, string>();

/**
 * The number a user can quote for a failure of ours: what happened stands under it in the log, and nowhere else.
 * Logged the first time it is asked for.
 */
export function errorId(error: unknown, where: Readonly<Record<string, unknown>>): string {
  const thrown = error instanceof Error ? error : new Error(String(error));
  const known = ids.get(thrown);
  if (known) return known;
  const id = randomUUID().slice(0, 8);
  ids.set(thrown, id);
  logger().error({ errorId: id, ...where, err: thrown }, 'failed');
  return id;
}
