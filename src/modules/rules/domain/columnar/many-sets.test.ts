import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateRow } from '../evaluate-row';
import { rows, rules, sourceOf } from '../rule-case';
import { BLOCK_WORDS, type Kernels } from './kernels';
import { ManySetsEvaluator, manySets, wordsOfBlock } from './many-sets';
import { plainKernels } from './plain-kernels';
import { simdKernels } from './simd-kernels';

const bitOf = (words: Uint32Array, at: number, row: number) => (words[at + (row >> 5)]! >>> (row & 31)) & 1;

describe.each<[string, Kernels]>([
  ['plain loops', plainKernels()],
  ['SIMD kernels', simdKernels()!],
])('many rule sets by %s', (_name, kernels) => {
  it('give every row and every rule what the row evaluator gives it', () => {
    fc.assert(
      fc.property(fc.array(rules, { minLength: 1, maxLength: 5 }), rows, (sets, table) => {
        const many = manySets(sets);
        const evaluator = new ManySetsEvaluator(many, sourceOf(table), kernels);
        if (table.length === 0) return;
        const words = new Uint32Array(wordsOfBlock(many));
        evaluator.run(0, words);
        const counts = evaluator.counts();
        sets.forEach((set, s) => {
          const verdicts = table.map((row) =>
            evaluateRow(set, (key) => (row as Record<string, number | string | undefined>)[key]),
          );
          const at = s * 2 * BLOCK_WORDS;
          verdicts.forEach(({ outcome, rules: found }, row) => {
            const pass = bitOf(words, at, row)
              ? 'pass'
              : bitOf(words, at + BLOCK_WORDS, row)
                ? 'refer'
                : 'fail';
            expect(pass).toBe(outcome);
            found.forEach(({ trace }, r) => {
              const condition = many.sets[s]![r]!.condition;
              const mark = (sets.length + condition) * 2 * BLOCK_WORDS;
              const truth = bitOf(words, mark, row)
                ? 'true'
                : bitOf(words, mark + BLOCK_WORDS, row)
                  ? 'unknown'
                  : 'false';
              expect(truth).toBe(trace.truth);
            });
          });
          expect(counts[s]).toEqual({
            pass: verdicts.filter((v) => v.outcome === 'pass').length,
            refer: verdicts.filter((v) => v.outcome === 'refer').length,
          });
        });
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});
