import { plainKernels } from './plain-kernels';
import { simdKernels } from './simd-kernels';

/** Rows worked on at once: a block of one column is 64 KiB, and stays in the second-level cache. */
export const BLOCK_ROWS = 8192;
export const BLOCK_WORDS = BLOCK_ROWS / 32;
/** Whole numbers below this are looked up in a table of bytes. */
export const TABLE_BYTES = 4096;
/** Whole numbers below this 16 bytes at a time. */
export const SMALL_TABLE_BYTES = 128;

/** What a rule makes of unknown, as the kernels number it. */
export const ON_UNKNOWN = { refer: 0, fail: 1, pass: 2 } as const;

/**
 * The loops of columnar evaluation, over places (byte offsets) in one memory: what `kernels/columnar.as`
 * says of each. Two ways with one meaning (property-tested): SIMD, and plain loops where there is none.
 * Truth and unknown of a row are never both set; `words` is a multiple of 4, places multiples of 16.
 */
export type Kernels = {
  /** the memory, grown to hold at least so many bytes; earlier views of it may be void */
  reserve(bytes: number): ArrayBuffer;
  markMissing(column: number, words: number, out: number): void;
  markFrom(column: number, words: number, low: number, out: number): void;
  markTo(column: number, words: number, high: number, out: number): void;
  markBetween(column: number, words: number, low: number, high: number, out: number): void;
  markTable(column: number, words: number, table: number, out: number): void;
  markCodes(column: number, words: number, table: number, chunks: number, out: number): void;
  fill(out: number, words: number, word: number): void;
  copy(out: number, from: number, words: number): void;
  negate(t: number, u: number, words: number): void;
  both(t: number, u: number, t2: number, u2: number, words: number): void;
  either(t: number, u: number, t2: number, u2: number, words: number): void;
  count(bits: number, words: number): number;
  countBoth(a: number, b: number, words: number): number;
  sift(
    t: number,
    u: number,
    mask: number,
    any: number,
    many: number,
    refer: number,
    words: number,
    onUnknown: number,
  ): number;
  alone(t: number, u: number, mask: number, many: number, words: number, onUnknown: number): number;
  gather(t: number, u: number, any: number, refer: number, words: number, onUnknown: number): void;
  settle(any: number, refer: number, mask: number, words: number): void;
  countGroups(rows: number, labels: number, t: number, u: number, words: number, counts: number): void;
  findUnlike(
    rows: number,
    labels: number,
    t: number,
    u: number,
    words: number,
    fates: number,
    out: number,
  ): void;
  findFlagged(rows: number, labels: number, words: number, flags: number, out: number): void;
};

/** SIMD where the engine has it, each time with a memory of its own. */
export function newKernels(): Kernels {
  return simdKernels() ?? plainKernels();
}
