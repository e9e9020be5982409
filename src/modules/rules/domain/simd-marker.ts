import type { ColumnMarker } from './column-marker';
import { KERNEL_BYTES } from './kernel-bytes';
import { type Marks, markSet } from './mark-column';

/** Rows of one block at most; the kernels' memory holds one block of one column. */
const BLOCK_ROWS = 8192;
const PAGE = 65_536;
/** Places in the kernels' memory, bytes: the column, then its bits, then the set. */
const TRUTH = BLOCK_ROWS * 8;
const UNKNOWN = TRUTH + BLOCK_ROWS / 8;
const TABLE = UNKNOWN + BLOCK_ROWS / 8;
const TABLE_SIZE = 4096;
const SMALL = 16;

type Kernels = {
  markInterval(
    at: number,
    words: number,
    low: number,
    high: number,
    flip: number,
    t: number,
    u: number,
  ): void;
  markTable(at: number, words: number, table: number, flip: number, t: number, u: number): void;
  markCodes(at: number, words: number, table: number, flip: number, t: number, u: number): void;
};

/**
 * Marks by WebAssembly SIMD: a block is copied into the kernels' memory and marked two rows at a time;
 * copying costs as much as marking, and both together a fifth of plain loops. The columns stay where
 * they are, so that memory does not grow with the city.
 * @returns undefined where the engine has no SIMD
 */
export function simdMarker(): ColumnMarker | undefined {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((TABLE + TABLE_SIZE) / PAGE) });
  let kernels: Kernels;
  try {
    const module = new WebAssembly.Module(Buffer.from(KERNEL_BYTES, 'base64'));
    kernels = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
  } catch (cause) {
    if (cause instanceof WebAssembly.CompileError) return undefined;
    throw cause;
  }
  const values = new Float64Array(memory.buffer, 0, BLOCK_ROWS);
  const bits = new Uint32Array(memory.buffer);
  const table = new Uint8Array(memory.buffer, TABLE, TABLE_SIZE);

  /** The block's values in place; rows past the end are unknown. */
  function load(column: Float64Array, startWord: number, words: number): void {
    const from = startWord * 32;
    const block = column.subarray(from, from + words * 32);
    values.set(block);
    if (block.length < words * 32) values.fill(Number.NaN, block.length, words * 32);
  }

  function give(words: number, marks: Marks): Marks {
    marks.truth.set(bits.subarray(TRUTH / 4, TRUTH / 4 + words));
    marks.unknown.set(bits.subarray(UNKNOWN / 4, UNKNOWN / 4 + words));
    return marks;
  }

  return {
    interval(column, low, high, negated, startWord, words, marks) {
      load(column, startWord, words);
      kernels.markInterval(0, words, low, high, negated ? -1 : 0, TRUTH, UNKNOWN);
      return give(words, marks);
    },
    set(column, membership, negated, startWord, words, marks) {
      if (!('table' in membership)) return markSet(column, membership, negated, startWord, words, marks);
      load(column, startWord, words);
      const small = membership.largest < SMALL;
      if (small) for (let i = 0; i < SMALL; i++) table[i] = membership.table[i] ? 255 : 0;
      else table.set(membership.table);
      const mark = small ? kernels.markCodes : kernels.markTable;
      mark(0, words, TABLE, negated ? -1 : 0, TRUTH, UNKNOWN);
      return give(words, marks);
    },
  };
}
