import { createHash } from 'node:crypto';
import type { BlindState } from '../domain/blind-desk';

/**
 * How a blind file is written: a head, the groups as they were when it was begun, then, one after the other, what
 * changed. The head says how far the file counts, and its digest runs over all of that: what a killed process
 * left behind it was never told; what is shorter or other than the head says is damaged.
 *
 *     0 magic · 8 rows u32 · 16 length f64 · 32 digest (16 bytes) · 48 digest of the head so far · 64 begin
 */
export type BlindHead = { readonly length: number; readonly digest: Buffer };

export const HEAD_BYTES = 64;
const MAGIC = Buffer.from('XYDBLND2');
const DIGEST = 16;
/** of a label, and of the states of a row */
const [LABEL, STATES] = [4, 2];
const WHOLE = -1;

export function digestOf(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest().subarray(0, DIGEST);
}

export function headBytes(rows: number, { length, digest }: BlindHead): Buffer {
  const bytes = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(bytes);
  bytes.writeUInt32LE(rows, 8);
  bytes.writeDoubleLE(length, 16);
  digest.copy(bytes, 32);
  digestOf(bytes.subarray(0, 48)).copy(bytes, 48);
  return bytes;
}

/** @returns undefined where the head is not one, or of another number of rows */
export function readHead(bytes: Buffer, rows: number): BlindHead | undefined {
  if (bytes.length < HEAD_BYTES || !MAGIC.equals(bytes.subarray(0, 8))) return undefined;
  const head = { length: bytes.readDoubleLE(16), digest: Buffer.from(bytes.subarray(32, 48)) };
  return headBytes(rows, head).equals(bytes.subarray(0, HEAD_BYTES)) ? head : undefined;
}

/** The groups whole, and which states the rows are told to be in. */
export function beginning({ labels, districts, scores }: BlindState): Uint8Array[] {
  return [bytesOf(labels), districts, scores];
}

export function beginningBytes(rows: number): number {
  return rows * (LABEL + STATES);
}

/** What changed: row, group, row, group …; or, where that is more, all labels anew. */
export function change(moves: Int32Array | undefined, labels: Int32Array): Uint8Array[] {
  const count = Int32Array.of(moves ? moves.length : WHOLE);
  return [bytesOf(count), bytesOf(moves ?? labels)];
}

/** @returns undefined where the bytes are not what the head says */
export function readState(bytes: Buffer, rows: number): BlindState | undefined {
  const head = readHead(bytes, rows);
  const begun = HEAD_BYTES + beginningBytes(rows);
  if (!head || head.length < begun || bytes.length < head.length) return undefined;
  const state = stateAt(bytes, HEAD_BYTES, rows);
  let digest = digestOf(bytes.subarray(HEAD_BYTES, begun));
  for (let at = begun; at < head.length; ) {
    const count = bytes.readInt32LE(at);
    const end = at + LABEL + LABEL * (count === WHOLE ? rows : count);
    if (count < WHOLE || end > head.length) return undefined;
    digest = digestOf(digest, bytes.subarray(at, end));
    const numbers = new Int32Array(Uint8Array.from(bytes.subarray(at + LABEL, end)).buffer);
    if (count === WHOLE) state.labels.set(numbers);
    else for (let i = 0; i < count; i += 2) state.labels[numbers[i]!] = numbers[i + 1]!;
    at = end;
  }
  return digest.equals(head.digest) ? state : undefined;
}

/** As files were before they grew: labels and states alone. */
export function readHeadless(bytes: Buffer, rows: number): BlindState | undefined {
  if (bytes.length !== beginningBytes(rows) || MAGIC.equals(bytes.subarray(0, 8))) return undefined;
  return stateAt(bytes, 0, rows);
}

function stateAt(bytes: Buffer, at: number, rows: number): BlindState {
  const own = Uint8Array.from(bytes.subarray(at, at + beginningBytes(rows)));
  return {
    labels: new Int32Array(own.buffer, 0, rows),
    districts: own.subarray(rows * LABEL, rows * (LABEL + 1)),
    scores: own.subarray(rows * (LABEL + 1)),
  };
}

function bytesOf(numbers: Int32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
