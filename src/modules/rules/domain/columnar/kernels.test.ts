import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KERNEL_BYTES } from './kernel-bytes';
import type { Kernels } from './kernels';
import { plainKernels } from './plain-kernels';
import { simdKernels } from './simd-kernels';

const WORDS = 4;
const ROWS = WORDS * 32;
/** Places of a column, of six sets of bits, of a table, of counts. */
const COLUMN = 0;
const [A, B, C, D, E, F] = [0, 1, 2, 3, 4, 5].map((i) => ROWS * 8 + i * WORDS * 4) as [
  number,
  ...number[],
] as number[];
const TABLE = 2048;
/** Groups of rows, and what is said of eight of them. */
const LABELS = TABLE + 4096;
const GROUPS = LABELS + ROWS * 4;
const END = GROUPS + 8 * 16;

const value = fc.oneof(
  fc.constantFrom(Number.NaN, 0, -0, -1, -0.5, 0.5, 1, 15, 16, 255, 256, 4095, 4096, 65_536),
  fc.constantFrom(2 ** 31, 2 ** 31 - 1, -(2 ** 31), 2 ** 32, 2 ** 32 + 3, 1e300, -1e300, Infinity, -Infinity),
  fc.integer({ min: 0, max: 140 }),
  fc.double({ noNaN: true }),
);
const column = fc.array(value, { minLength: ROWS, maxLength: ROWS });
const bits = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), {
  minLength: WORDS * 6,
  maxLength: WORDS * 6,
});
const bound = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, 1, 15, 16, Infinity, -Infinity));
const onUnknown = fc.constantFrom(0, 1, 2);

/** All of the memory after a kernel ran, and what it gave. */
function memoryOf(
  kernels: Kernels,
  rows: readonly number[],
  words: readonly number[],
  table: readonly number[],
  run: (k: Kernels) => unknown,
  member = 255,
) {
  const memory = kernels.reserve(END);
  new Float64Array(memory, COLUMN, ROWS).set(rows);
  new Uint32Array(memory, A, WORDS * 6).set(words);
  const bytes = new Uint8Array(memory, TABLE, 4096).fill(0);
  for (const v of table) bytes[v] = member;
  new Uint32Array(memory, LABELS, ROWS).set(rows.map((v, row) => (row + (v > 0 ? 1 : 0)) % 8));
  new Uint8Array(memory, GROUPS, 8 * 16).fill(0).set(words.map((v) => v & 1));
  const gave = run(kernels);
  // of a NaN only that it is one is kept: compare the bits and counts
  return {
    gave,
    bits: [...new Uint32Array(memory, A!, WORDS * 6)],
    counts: [...new Uint32Array(memory, GROUPS, 8 * 4)],
  };
}

const simd = simdKernels()!;
const plain = plainKernels();

describe('SIMD kernels do what plain loops do', () => {
  const table = fc.array(fc.integer({ min: 0, max: 4095 }));
  const codes = fc.array(fc.integer({ min: 0, max: 127 }));
  it.each<[string, (low: number, high: number, mode: number) => (k: Kernels) => unknown]>([
    ['markMissing', () => (k) => k.markMissing(COLUMN, WORDS, B!)],
    ['markFrom', (low) => (k) => k.markFrom(COLUMN, WORDS, low, B!)],
    ['markTo', (_low, high) => (k) => k.markTo(COLUMN, WORDS, high, B!)],
    ['markBetween', (low, high) => (k) => k.markBetween(COLUMN, WORDS, low, high, B!)],
    ['fill', (_low, _high, mode) => (k) => k.fill(B!, WORDS, mode ? ~0 : 0)],
    ['copy', () => (k) => k.copy(B!, C!, WORDS)],
    ['negate', () => (k) => k.negate(A!, B!, WORDS)],
    ['both', () => (k) => k.both(A!, B!, C!, D!, WORDS)],
    ['either', () => (k) => k.either(A!, B!, C!, D!, WORDS)],
    ['count', () => (k) => k.count(B!, WORDS)],
    ['countBoth', () => (k) => k.countBoth(B!, C!, WORDS)],
    ['sift', (_low, _high, mode) => (k) => k.sift(A!, B!, C!, D!, E!, F!, WORDS, mode)],
    ['countGroups', () => (k) => k.countGroups(A!, LABELS, B!, C!, WORDS, GROUPS)],
    ['findUnlike', () => (k) => k.findUnlike(A!, LABELS, B!, C!, WORDS, GROUPS, D!)],
    ['findFlagged', () => (k) => k.findFlagged(A!, LABELS, WORDS, GROUPS, D!)],
    ['alone', (_low, _high, mode) => (k) => k.alone(A!, B!, C!, D!, WORDS, mode)],
    ['gather', (_low, _high, mode) => (k) => k.gather(A!, B!, C!, D!, WORDS, mode)],
    ['settle', () => (k) => k.settle(A!, B!, C!, WORDS)],
  ])('%s', (_name, of) => {
    fc.assert(
      fc.property(column, bits, bound, bound, onUnknown, (rows, words, low, high, mode) => {
        const run = of(low, high, mode);
        expect(memoryOf(simd, rows, words, [], run)).toEqual(memoryOf(plain, rows, words, [], run));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['markTable', table, 1],
    ['markCodes', codes, 255],
  ] as const)('%s', (name, of, member) => {
    fc.assert(
      fc.property(column, bits, of, (rows, words, members) => {
        const chunks = Math.max(1, Math.ceil((Math.max(0, ...members) + 1) / 16));
        const run = (k: Kernels) =>
          name === 'markTable'
            ? k.markTable(COLUMN, WORDS, TABLE, B!)
            : k.markCodes(COLUMN, WORDS, TABLE, chunks, B!);
        const [a, b] = [simd, plain].map((k) => memoryOf(k, rows, words, members, run, member));
        expect(a).toEqual(b);
      }),
      { numRuns: 500 },
    );
  });

  it('and are small', () => {
    expect(Buffer.from(KERNEL_BYTES, 'base64').length).toBeLessThan(4096);
  });
});
