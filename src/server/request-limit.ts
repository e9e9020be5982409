import { AppError } from '@/kernel/errors';

/**
 * How often one account or address may ask: a bucket of `burst` turns that fills at `perMinute`. Kept in the memory
 * of this process: with several web servers each gives as much, and a restart begins anew. What must hold across
 * them, the lock after failed sign-ins, is in the database.
 */
type Limit = { readonly burst: number; readonly perMinute: number };
export const LIMITS = {
  /** calls of a signed-in account: a page asks for some ten */
  account: { burst: 400, perMinute: 900 },
  /** calls without an account, by address */
  anonymous: { burst: 60, perMinute: 120 },
  /** passwords and codes by address: a bank's staff come by one */
  'sign-in': { burst: 60, perMinute: 60 },
  claim: { burst: 20, perMinute: 20 },
  /** verifications of credit reports by address: a code has 60 bits, this keeps guesses few */
  verify: { burst: 20, perMinute: 20 },
  /** credit reports an account makes: each takes a good part of a second */
  report: { burst: 10, perMinute: 10 },
  /** calls of a bank's program: half a dozen a second for long */
  'bank-client': { burst: 200, perMinute: 400 },
  /** tokens by address: a program needs one every quarter of an hour */
  'bank-token': { burst: 30, perMinute: 30 },
  upload: { burst: 20, perMinute: 20 },
} as const satisfies Record<string, Limit>;
export type LimitKind = keyof typeof LIMITS;

type Bucket = { left: number; at: number };
/** beyond so many, the one that asked longest ago is forgotten: memory stays bounded, at constant cost */
const MOST_BUCKETS = 50_000;
const held = globalThis as unknown as { xydBuckets?: Map<string, Bucket> };

/**
 * Takes turns from a bucket.
 * @param now milliseconds since 1970
 * @returns 0 when they were there; else the seconds until they will be, and nothing is taken
 */
export function takeTurns(kind: LimitKind, who: string, turns: number, now: number): number {
  held.xydBuckets ??= new Map();
  const buckets = held.xydBuckets;
  const { burst, perMinute } = LIMITS[kind];
  const key = `${kind} ${who}`;
  const bucket = buckets.get(key) ?? { left: burst, at: now };
  const left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) * perMinute) / 60_000);
  const wanted = Math.min(turns, burst);
  const enough = left >= wanted;
  buckets.delete(key); // to the end: the first is the one that asked longest ago
  buckets.set(key, { left: enough ? left - wanted : left, at: now });
  if (buckets.size > MOST_BUCKETS) buckets.delete(buckets.keys().next().value as string);
  return enough ? 0 : Math.ceil(((wanted - left) * 60) / perMinute);
}

/** @throws AppError rate-limited `too-many-requests` with `detail.seconds` to wait */
export function refuseTooMany(kind: LimitKind, who: string, turns = 1): void {
  const seconds = takeTurns(kind, who, turns, Date.now());
  if (seconds > 0)
    throw new AppError('rate-limited', 'too-many-requests', `操作过于频繁，请 ${seconds} 秒后再试。`, {
      seconds,
    });
}
