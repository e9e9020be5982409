import type { KeyObject } from 'node:crypto';
import { type ChainRow, GENESIS, linkHash } from './chain';
import { type Checkpoint, FIRST_PREV, lineHash, parseCheckpoint, signatureHolds } from './checkpoint';

/** What is wrong with the trail. `line` counts checkpoints from 1. */
export type Fault =
  /** the row's content, or its hash, is not what was linked */
  | { readonly kind: 'row-edited'; readonly seq: number; readonly id: string }
  /** the row does not stand on the one before it: one of them was put in, taken out or exchanged */
  | { readonly kind: 'link-broken'; readonly seq: number; readonly id: string }
  | { readonly kind: 'rows-missing'; readonly seq: number; readonly to: number }
  | { readonly kind: 'row-out-of-order'; readonly seq: number; readonly id: string }
  /** the chain ends before where the head or a checkpoint says it once stood */
  | { readonly kind: 'cut-short'; readonly seq: number; readonly to: number }
  | { readonly kind: 'head-differs'; readonly seq: number }
  /** the chain was made anew up to here: it holds together, but is not the one that was signed */
  | { readonly kind: 'not-as-signed'; readonly seq: number; readonly line: number }
  | { readonly kind: 'checkpoint-malformed'; readonly line: number }
  | { readonly kind: 'checkpoint-forged'; readonly line: number; readonly seq: number }
  | { readonly kind: 'checkpoint-key-unknown'; readonly line: number; readonly keyId: string }
  /** a line before this one was taken out, put in, exchanged or edited */
  | { readonly kind: 'checkpoint-out-of-order'; readonly line: number; readonly seq: number }
  /** the last lines of the file are gone */
  | { readonly kind: 'checkpoints-cut-short'; readonly seq: number; readonly to: number }
  /** written to the table but not in the chain */
  | { readonly kind: 'row-unchained'; readonly id: string };

/** No fault by itself: a row dated before a checkpoint that was signed without it. */
export type LateRow = { readonly seq: number; readonly id: string; readonly at: string };

export type Verified = {
  readonly rows: number;
  readonly seq: number;
  readonly hash: string;
  readonly checkpoints: number;
  /** the last row that a checkpoint vouches for */
  readonly signedTo: number;
};

type Input = {
  /** by seq, ascending, as they stand; by pages, because a step of an async iterator a row costs more than its hash */
  readonly pages: AsyncIterable<readonly ChainRow[]> | Iterable<readonly ChainRow[]>;
  /** lines of checkpoints.jsonl in the file's order */
  readonly checkpoints: AsyncIterable<string> | Iterable<string>;
  readonly keys: ReadonlyMap<string, KeyObject>;
  /** where the database says the chain ends; asked after the last row */
  readonly head: () => Promise<Head | undefined> | Head | undefined;
  /** the last checkpoint the database knows of, read before the file */
  readonly checkpointSeq: number;
  readonly onFault: (fault: Fault) => void;
  readonly onLate?: (row: LateRow) => void;
};
type Head = { readonly seq: number; readonly hash: string };

/** How much earlier than a checkpoint a row linked after it may be dated: a transaction that took its time. */
const LATE_MS = 10 * 60_000;

/**
 * Recomputes every link and holds the chain against head and checkpoints; memory does not grow with the
 * rows. What it cannot find: a change of rows after the last checkpoint by who can write the whole database
 * and makes hashes and head anew; and rows put in at the end as if the product had written them.
 */
export async function verifyChain(input: Input): Promise<Verified> {
  const { onFault } = input;
  const signed = signedPoints(input);
  let next = await signed.next();
  let [rows, signedTo, signedBefore] = [0, 0, ''];
  let last: Head = { seq: 0, hash: GENESIS };
  for await (const page of input.pages) {
    for (const row of page) {
      rows += 1;
      const { seq, id } = row;
      if (seq <= last.seq) onFault({ kind: 'row-out-of-order', seq, id });
      else if (seq > last.seq + 1) onFault({ kind: 'rows-missing', seq: last.seq + 1, to: seq - 1 });
      else if (row.prevHash !== last.hash) onFault({ kind: 'link-broken', seq, id });
      if (linkHash(row.prevHash, seq, row) !== row.hash) onFault({ kind: 'row-edited', seq, id });
      if (`${row.at.replace(' ', 'T')}Z` < signedBefore) input.onLate?.({ seq, id, at: row.at });
      for (; !next.done && next.value.seq <= seq; next = await signed.next()) {
        const { line, ...point } = next.value;
        if (point.seq === seq && point.hash !== row.hash) onFault({ kind: 'not-as-signed', seq, line });
        signedTo = point.seq;
        signedBefore = new Date(Date.parse(point.at) - LATE_MS).toISOString();
      }
      last = { seq: Math.max(seq, last.seq), hash: row.hash };
    }
  }
  let end = 0; // where the chain once stood, by who is asked
  for (; !next.done; next = await signed.next()) end = Math.max(end, next.value.seq);
  const head = await input.head();
  if (head && head.seq > last.seq) end = Math.max(end, head.seq);
  else if (head?.seq !== last.seq || head.hash !== last.hash)
    onFault({ kind: 'head-differs', seq: last.seq });
  if (end > last.seq) onFault({ kind: 'cut-short', seq: last.seq, to: end });
  const { value: checkpoints } = next;
  return { rows, ...last, checkpoints, signedTo };
}

type Point = Checkpoint & { readonly line: number };

/** The checkpoints whose signature holds, ascending; how many lines there were at the end. */
async function* signedPoints({
  checkpoints,
  keys,
  checkpointSeq,
  onFault,
}: Input): AsyncGenerator<Point, number> {
  let [line, prev, seq] = [0, FIRST_PREV, 0];
  for await (const text of checkpoints) {
    line += 1;
    const point = parseCheckpoint(text);
    const before = prev;
    prev = lineHash(text);
    if (!point) {
      onFault({ kind: 'checkpoint-malformed', line });
      continue;
    }
    const key = keys.get(point.keyId);
    if (point.prev !== before || point.seq <= seq)
      onFault({ kind: 'checkpoint-out-of-order', line, seq: point.seq });
    if (!key) onFault({ kind: 'checkpoint-key-unknown', line, keyId: point.keyId });
    else if (!signatureHolds(point, key)) onFault({ kind: 'checkpoint-forged', line, seq: point.seq });
    else if (point.seq > seq) {
      seq = point.seq;
      yield { ...point, line };
    }
  }
  if (seq < checkpointSeq) onFault({ kind: 'checkpoints-cut-short', seq, to: checkpointSeq });
  return line;
}
