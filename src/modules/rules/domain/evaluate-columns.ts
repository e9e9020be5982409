import { type ColumnMarker, fastestMarker } from './column-marker';
import { type ColumnSource, compileExpr } from './compile-expr';
import type { Rule } from './expr';
import type { Bitset, ScreeningResult } from './screening';

/** Rows worked on at once: the bits of every rule over them stay in the first-level cache. */
export const BLOCK_WORDS = 256;

export function popcount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

type Counts = {
  fails: number;
  firstFails: number;
  refers: number;
  unknowns: number;
  left: number;
  marginal: number;
};

/**
 * All rules over all rows, by columns: the same outcomes as `evaluateRow` for each row (property-tested),
 * without its traces, by whichever marker. Bitsets in blocks of 8,192 rows; counts in the order of the rules.
 */
export function evaluateColumns(
  rules: readonly Rule[],
  source: ColumnSource,
  marker: ColumnMarker = fastestMarker(),
): ScreeningResult {
  const { rows } = source;
  const words = (rows + 31) >>> 5;
  const pass: Bitset = new Uint32Array(words);
  const refer: Bitset = new Uint32Array(words);
  const run = rules.map((rule) => compileExpr(rule.when, source, BLOCK_WORDS, marker));
  const counts: Counts[] = rules.map(() => ({
    fails: 0,
    firstFails: 0,
    refers: 0,
    unknowns: 0,
    left: 0,
    marginal: 0,
  }));
  const fails = rules.map(() => new Uint32Array(BLOCK_WORDS));
  const anyFail = new Uint32Array(BLOCK_WORDS);
  const manyFail = new Uint32Array(BLOCK_WORDS);
  let passCount = 0;
  let referCount = 0;
  for (let start = 0; start < words; start += BLOCK_WORDS) {
    const n = Math.min(BLOCK_WORDS, words - start);
    // bits past the last row are no rows
    const tail = start + n === words && rows % 32 !== 0 ? 2 ** (rows % 32) - 1 : 0xffffffff;
    anyFail.fill(0);
    manyFail.fill(0);
    for (let r = 0; r < rules.length; r++) {
      const bits = run[r]!(start);
      const c = counts[r]!;
      const onUnknown = rules[r]!.onUnknown;
      const own = fails[r]!;
      for (let w = 0; w < n; w++) {
        const real = w === n - 1 ? tail : 0xffffffff;
        const truth = bits.truth[w]! & real;
        const unknown = bits.unknown[w]! & real;
        const known = ~(truth | unknown) & real;
        const fail = onUnknown === 'fail' ? known | unknown : known;
        const before = anyFail[w]!;
        if (unknown !== 0) {
          const n = popcount(unknown);
          c.unknowns += n;
          if (onUnknown === 'refer') {
            c.refers += n;
            refer[start + w]! |= unknown;
          }
        }
        own[w] = fail;
        if (fail !== 0) {
          c.fails += popcount(fail);
          c.firstFails += popcount(fail & ~before);
          manyFail[w] = manyFail[w]! | (before & fail);
          anyFail[w] = before | fail;
        }
      }
    }
    for (let r = 0; r < rules.length; r++) {
      const own = fails[r]!;
      let alone = 0;
      for (let w = 0; w < n; w++) alone += popcount(own[w]! & ~manyFail[w]!);
      counts[r]!.marginal += alone;
    }
    for (let w = 0; w < n; w++) {
      const real = w === n - 1 ? tail : 0xffffffff;
      const at = start + w;
      const left = ~anyFail[w]! & real;
      refer[at] = refer[at]! & left;
      pass[at] = left & ~refer[at]!;
      referCount += popcount(refer[at]!);
      passCount += popcount(pass[at]!);
    }
  }
  let left = rows;
  for (const c of counts) {
    left -= c.firstFails;
    c.left = left;
  }
  return {
    rows,
    passCount,
    referCount,
    failCount: rows - passCount - referCount,
    pass,
    refer,
    rules: rules.map((rule, r) => ({ id: rule.id, ...counts[r]! })),
  };
}
