import { createHash } from 'node:crypto';

/** A key of the bank's own making for one write: 8 to 64 printable characters of ASCII. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,64}$/;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

/** SHA-256 of what is asked for: the same whatever the order of fields and the white space. */
export function fingerprintOf(asked: { operation: string; params: unknown; body: unknown }): string {
  const { operation, params, body } = asked;
  return createHash('sha256')
    .update(JSON.stringify(sorted({ operation, params, body })))
    .digest('hex');
}
