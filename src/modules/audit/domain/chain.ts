import { createHash } from 'node:crypto';

/** What an audit row says, every column as the database writes it (`at` in UTC, JSON as its text). */
export type TrailRow = {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** The row's place in the chain: `seq` counts from 1 without gaps, in the order rows were linked. */
export type Link = { readonly seq: number; readonly prevHash: string; readonly hash: string };
export type ChainRow = TrailRow & Link;

/** What the first row stands on. */
export const GENESIS = '0'.repeat(64);

/** Of the serialisation below; another one takes another byte, so that no text of one is a text of the other. */
const VERSION = Buffer.from([1]);

/**
 * sha256, as 64 hex digits, of the byte 0x01 and the UTF-8 of a JSON object without spaces whose fields are
 * named and stand in this order, each a string or null. `prev` is the hash of the row before.
 */
export function linkHash(prev: string, seq: number, row: TrailRow): string {
  const { id, at, actor, role, action, subject, before, after } = row;
  const text = JSON.stringify({
    prev,
    seq: String(seq),
    id,
    at,
    actor,
    role,
    action,
    subject,
    before,
    after,
  });
  return createHash('sha256').update(VERSION).update(text).digest('hex');
}

/** Links rows to the end of a chain, in the order given. */
export function linked<R extends TrailRow>(
  head: { readonly seq: number; readonly hash: string },
  rows: readonly R[],
): (R & Link)[] {
  let { seq, hash } = head;
  return rows.map((row) => {
    const prevHash = hash;
    seq += 1;
    hash = linkHash(prevHash, seq, row);
    return { ...row, seq, prevHash, hash };
  });
}
