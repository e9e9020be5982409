import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainKernels } from './columnar/plain-kernels';
import { simdKernels } from './columnar/simd-kernels';
import { evaluateColumns, type KernelPair } from './evaluate-columns';
import type { Rule } from './expr';
import { byRows, CODES, type Row, rows, rules, sourceOf, told } from './rule-case';

function byColumns(set: readonly Rule[], table: readonly Row[], kernels: KernelPair) {
  return told(evaluateColumns(set, sourceOf(table), kernels));
}

const PLAIN = { marking: plainKernels(), keeping: plainKernels() };
const SIMD = { marking: simdKernels(), keeping: simdKernels() };

it('has SIMD here, so that the kernels are what is tested', () => {
  expect(SIMD.marking && SIMD.keeping).toBeDefined();
});

describe.each([
  ['plain loops', PLAIN],
  ['SIMD kernels', SIMD as KernelPair],
] as const)('row evaluator and %s', (_name, kernels) => {
  it('agree on 10,000 random rule sets and tables: outcomes, unknowns, first fails, marginals', () => {
    fc.assert(
      fc.property(rules, rows, (set, table) => {
        expect(byColumns(set, table, kernels)).toEqual(byRows(set, table));
      }),
      { numRuns: 10_000, seed: 20261120 },
    );
  }, 120_000);

  it('agree past a block of 8,192 rows, and when everything is unknown', () => {
    const set = [
      { id: 'a', label: 'a', hard: true, onUnknown: 'refer', when: { op: 'gt', feature: 'n0', value: 2 } },
      {
        id: 'b',
        label: 'b',
        hard: false,
        onUnknown: 'fail',
        when: { op: 'not', arg: { op: 'known', feature: 'absent' } },
      },
      {
        id: 'c',
        label: 'c',
        hard: false,
        onUnknown: 'pass',
        when: { op: 'notIn', feature: 'code', values: ['D'] },
      },
    ] as const satisfies readonly Rule[];
    const table: Row[] = Array.from({ length: 20_011 }, (_, i) => ({
      n0: i % 7 === 0 ? undefined : i % 5,
      n1: undefined,
      code: i % 3 === 0 ? undefined : CODES[i % 5],
    }));
    expect(byColumns(set, table, kernels)).toEqual(byRows(set, table));
    const nothing: Row[] = table.map(() => ({ n0: undefined, n1: undefined, code: undefined }));
    expect(byColumns(set, nothing, kernels)).toEqual(byRows(set, nothing));
    expect(byColumns(set, nothing, kernels).referCount).toBe(20_011);
  });
});
