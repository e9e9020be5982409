import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlindPartition } from './blind-partition';
import { plainKernels } from './columnar/plain-kernels';
import { simdKernels } from './columnar/simd-kernels';

const ROWS = 400;
/** Answers of a partition to questions, one after the other, each row's state. */
function ask(partition: BlindPartition, questions: readonly (readonly number[])[]): Uint8Array[] {
  return questions.map((question, i) => {
    const state = Uint8Array.from(question);
    partition.answer(state, 3, i);
    return state;
  });
}
/** Sizes of the classes of rows that all answers agree on: the finest cells anybody can work out of them. */
function cellSizes(answers: readonly Uint8Array[], rows: number): number[] {
  const sizes = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const key = answers.map((a) => a[row]).join('');
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return [...sizes.values()];
}

const question = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 2 }), { minLength: ROWS, maxLength: ROWS }),
  // a threshold that cuts off a few at the edge
  fc.integer({ min: 0, max: ROWS }).map((n) => Array.from({ length: ROWS }, (_, i) => (i < n ? 1 : 0))),
);

describe('a bank that asks on and on', () => {
  it('can tell no fewer than ten enterprises apart, whatever it asks', () => {
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 30 }), (questions) => {
        const partition = BlindPartition.whole(ROWS);
        expect(Math.min(...cellSizes(ask(partition, questions), ROWS))).toBeGreaterThanOrEqual(10);
      }),
      { numRuns: 100 },
    );
  });

  it('gets the exact answer where it concerns ten or more on either side', () => {
    const state = Uint8Array.from({ length: 100 }, (_, i) => (i < 10 ? 1 : 0));
    const asked = state.slice();
    expect(BlindPartition.whole(100).answer(state, 2, 1)).toBe(true);
    expect(state).toEqual(asked);
  });

  it('is told of nine either ten or none, ten nine times in ten, and the same when it asks again', () => {
    let told = 0;
    for (let seed = 0; seed < 400; seed++) {
      const partition = BlindPartition.whole(100);
      const nine = () => Uint8Array.from({ length: 100 }, (_, i) => (i < 9 ? 1 : 0));
      const [first, again] = [nine(), nine()];
      partition.answer(first, 2, seed);
      const n = first.reduce((a, b) => a + b, 0);
      expect([0, 10]).toContain(n);
      if (n === 10) told += 1;
      else {
        partition.answer(again, 2, seed);
        expect(again).toEqual(first);
      }
    }
    expect(told / 400).toBeGreaterThan(0.84);
    expect(told / 400).toBeLessThan(0.96);
  });

  it('is right on average, also of groups too small to be split', () => {
    let sum = 0;
    for (let seed = 0; seed < 2_000; seed++) {
      const partition = new BlindPartition(Int32Array.from({ length: 48 }, (_, i) => i >> 4)); // three of 16
      const state = Uint8Array.from({ length: 48 }, (_, i) => (i % 4 === 0 ? 1 : 0));
      partition.answer(state, 2, seed);
      sum += state.reduce((a, b) => a + b, 0);
    }
    expect(sum / 2_000).toBeGreaterThan(11);
    expect(sum / 2_000).toBeLessThan(13);
  });
});

/** Bits of the rows in a state; past the last row whatever. */
function bitsOf(state: Uint8Array, of: number): Uint32Array {
  const bits = new Uint32Array(Math.ceil(state.length / 32) + 1).fill(0xffffffff);
  state.forEach((s, row) => {
    if (s !== of) bits[row >> 5]! &= ~(1 << (row & 31));
  });
  return bits;
}

describe.each([
  ['plain loops', plainKernels],
  ['SIMD kernels', simdKernels],
] as const)('answered over bits by %s', (_name, kernels) => {
  const rows = fc.integer({ min: 10, max: 700 });
  // thirds, rare ones, a common unknown, edges: of each row by chance, or by its place
  const asked = fc.record({
    share: fc.constantFrom([0.5, 0.1], [0.02, 0.01], [0.95, 0.02], [0.1, 0.8], [0.3, 0], [0, 0], [1, 0]),
    seed: fc.integer(),
    cut: fc.option(fc.integer({ min: 0, max: 700 }), { nil: undefined }),
    states: fc.constantFrom(2, 3),
  });
  const stateOf = (
    n: number,
    {
      share,
      seed,
      cut,
      states,
    }: { share: readonly number[]; seed: number; cut: number | undefined; states: number },
  ) => {
    let h = seed;
    return Uint8Array.from({ length: n }, (_, row) => {
      if (cut !== undefined) return row < cut ? 1 : 0;
      h = (Math.imul(h, 1664525) + 1013904223) >>> 0;
      const drawn = h / 2 ** 32;
      return drawn < share[0]! ? 1 : drawn < share[0]! + share[1]! && states === 3 ? 2 : 0;
    });
  };

  it('gives the same groups, the same told and the same moves as row by row', () => {
    fc.assert(
      fc.property(rows, fc.array(asked, { minLength: 1, maxLength: 25 }), (n, questions) => {
        const [plain, fast] = [BlindPartition.whole(n), BlindPartition.whole(n, kernels())];
        const replayed = new Int32Array(n);
        for (const question of questions) {
          const state = stateOf(n, question);
          const truth = bitsOf(state, 1);
          const unknown = question.states === 3 ? bitsOf(state, 2) : undefined;
          const changed = plain.answer(state, question.states, question.seed);
          expect(fast.answerBits(truth, unknown, question.seed)).toBe(changed);
          expect(fast.labels).toEqual(plain.labels);
          expect(fast.groups).toBe(plain.groups);
          expect(truth).toEqual(bitsOf(state, 1));
          if (unknown) expect(unknown).toEqual(bitsOf(state, 2));
          const moves = fast.moves.all();
          if (moves) for (let i = 0; i < moves.length; i += 2) replayed[moves[i]!] = moves[i + 1]!;
          else replayed.set(fast.labels);
          expect(replayed).toEqual(fast.labels);
          fast.moves.clear();
        }
      }),
      { numRuns: 300 },
    );
  });
});
