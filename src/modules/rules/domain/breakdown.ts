import { newKernels } from './columnar/kernels';
import { wordsOf } from './columnar/screening-session';
import type { Bitset } from './screening';

export type Cell = { readonly key: string; readonly rows: number; readonly pass: number };
export type Bin = {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly pass: number;
};

/** Smallest count a bank sees of enterprises that have not authorised it. */
export const SMALLEST_CELL = 10;

export function bitAt(bits: Bitset, row: number): boolean {
  return ((bits[row >> 5]! >>> (row & 31)) & 1) === 1;
}

/** Which positions must not be shown. A zero says nothing about anybody and stays. */
export function hidden(counts: readonly number[]): ReadonlySet<number> {
  const small = counts.flatMap((n, at) => (n > 0 && n < SMALLEST_CELL ? [at] : []));
  if (small.length !== 1) return new Set(small);
  const others = counts.flatMap((n, at) => (n >= SMALLEST_CELL ? [at] : []));
  others.sort((a, b) => counts[a]! - counts[b]! || a - b);
  return new Set([...small, ...others.slice(0, 1)]);
}

/** Steps of the score's distribution, points; its bins begin at 0. */
export const SCORE_STEP = 20;
export const SCORE_BINS = 60;

/** Which code each row has, unknown as the one after the last. @param codes the column's dictionary, at most 255 */
export function codeStates(column: Float64Array, codes: readonly string[]): Uint8Array {
  const states = new Uint8Array(column.length);
  for (let row = 0; row < states.length; row++) {
    const v = column[row]!;
    states[row] = Number.isNaN(v) ? codes.length : v;
  }
  return states;
}

/** Which bin each score is in, the first and the last also hold what lies beyond; no score as the one after. */
export function scoreStates(score: Float64Array): Uint8Array {
  const states = new Uint8Array(score.length);
  for (let row = 0; row < states.length; row++) {
    const bin = Math.floor(score[row]! / SCORE_STEP);
    states[row] = Number.isNaN(bin) ? SCORE_BINS : Math.min(SCORE_BINS - 1, Math.max(0, bin));
  }
  return states;
}

/** How many rows of a set are in each state: the rows of each state are kept as bits, so that counting is a join of bits. */
export class StateCounts {
  readonly totals: readonly number[];
  private readonly words: number;
  /** first word of each state's bits */
  private readonly base: Int32Array;
  private readonly kernels = newKernels();

  /** @param states of each row @param most how many states there are */
  constructor(states: Uint8Array, most: number) {
    this.words = wordsOf(states.length);
    const totals = new Array<number>(most).fill(0);
    for (const state of states) totals[state]! += 1;
    this.totals = totals;
    const present = totals.flatMap((n, state) => (n > 0 ? [state] : []));
    const memory = this.kernels.reserve((present.length + 1) * this.words * 4);
    const places = new Map(present.map((state, i) => [state, (i + 1) * this.words]));
    const bits = new Uint32Array(memory);
    const base = Int32Array.from({ length: most }, (_, state) => places.get(state) ?? 0);
    for (let row = 0; row < states.length; row++) bits[base[states[row]!]! + (row >> 5)]! |= 1 << (row & 31);
    this.base = base;
  }

  /** The rows that are in one of some states. */
  rowsIn(states: readonly number[]): Bitset {
    const { words, base, totals } = this;
    const memory = this.kernels.reserve(0);
    const bits = new Uint32Array(words);
    for (const state of states) {
      if (!totals[state]) continue;
      const own = new Uint32Array(memory, base[state]! * 4, words);
      for (let w = 0; w < words; w++) bits[w]! |= own[w]!;
    }
    return bits;
  }

  /** Of the rows whose bit is set. */
  of(rows: Bitset): number[] {
    const { kernels, words, base } = this;
    new Uint32Array(kernels.reserve(0), 0, words).set(rows);
    return this.totals.map((n, state) => (n === 0 ? 0 : kernels.countBoth(0, base[state]! * 4, words)));
  }
}

/** Bits set in both. */
export function intersection(a: Bitset, b: Bitset): Bitset {
  return a.map((word, w) => word & (b[w] ?? 0));
}

/** Rows and passing rows by code, unknown as its own; codes of no row are left out. */
export function breakdown(counts: StateCounts, codes: readonly string[], pass: Bitset): Cell[] {
  const passing = counts.of(pass);
  return [...codes, 'unknown'].flatMap((key, at) => {
    const rows = counts.totals[at] ?? 0;
    return rows > 0 ? [{ key, rows, pass: passing[at]! }] : [];
  });
}

/** Counts of scores in steps, from the lowest to the highest there is; rows without a score are left out. */
export function scoreHistogram(counts: StateCounts, pass: Bitset): Bin[] {
  const rows = counts.totals.slice(0, SCORE_BINS);
  const passing = counts.of(pass);
  const low = rows.findIndex((n) => n > 0);
  const high = rows.findLastIndex((n) => n > 0);
  return rows.flatMap((n, at) => {
    if (low < 0 || at < low || at > high) return [];
    return [{ from: at * SCORE_STEP, to: (at + 1) * SCORE_STEP, rows: n, pass: passing[at]! }];
  });
}
