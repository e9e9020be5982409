import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnSource } from './columnar/mark-program';
import { plainKernels } from './columnar/plain-kernels';
import { simdKernels } from './columnar/simd-kernels';
import { evaluateColumns, type KernelPair } from './evaluate-columns';
import { evaluateRow } from './evaluate-row';
import type { Expr, Operand, Rule } from './expr';

const CODES = ['A', 'B', 'M', 'C', 'D'];
const NUMBERS = ['n0', 'n1', 'absent'];
/** values next to each other, so that strict and non-strict bounds are told apart */
const EDGES = [-1, -0, 0, Number.MIN_VALUE, 0.1, 0.30000000000000004, 0.3, 1, 2, 3, 4_096, 9e15, -9e15];

const number = fc.oneof(
  fc.constantFrom(...EDGES),
  fc.integer({ min: -3, max: 9 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const code = fc.constantFrom(...CODES, 'Z');
const feature = fc.constantFrom(...NUMBERS);
const many = <T>(of: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.array(of, { maxLength: 6 }) },
    { weight: 1, arbitrary: fc.array(of, { minLength: 300, maxLength: 320 }) },
  );

const comparison: fc.Arbitrary<Expr> = fc.oneof(
  fc.record({ op: fc.constantFrom('gte', 'gt', 'lte', 'lt', 'eq', 'ne'), feature, value: number }),
  fc.record({ op: fc.constantFrom('eq', 'ne'), feature: fc.constant('code'), value: code }),
  fc.record({ op: fc.constantFrom('in', 'notIn'), feature, values: many<Operand>(number) }),
  fc.record({
    op: fc.constantFrom('in', 'notIn'),
    feature: fc.constant('code'),
    values: many<Operand>(code),
  }),
  fc.record({ op: fc.constant('between'), feature, from: number, to: number }),
  fc.record({ op: fc.constant('known'), feature: fc.constantFrom(...NUMBERS, 'code') }),
) as fc.Arbitrary<Expr>;

const { expr } = fc.letrec<{ expr: Expr }>((tie) => ({
  expr: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    comparison,
    fc.record({
      op: fc.constantFrom('and', 'or'),
      args: fc.array(tie('expr'), { maxLength: 4 }),
    }) as fc.Arbitrary<Expr>,
    fc.record({ op: fc.constant('not'), arg: tie('expr') }) as fc.Arbitrary<Expr>,
  ),
}));

const rules: fc.Arbitrary<Rule[]> = fc
  .array(fc.record({ when: expr, onUnknown: fc.constantFrom('fail', 'pass', 'refer') }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => list.map((r, i) => ({ id: `r${i}`, label: `r${i}`, hard: false, ...r }) as Rule));

type Row = { n0: number | undefined; n1: number | undefined; code: string | undefined };
const missing = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 3 });
const rows = fc.array(
  fc.record({
    n0: missing(number),
    n1: missing(number),
    code: missing(fc.constantFrom(...CODES)),
  }) as fc.Arbitrary<Row>,
  { maxLength: 70 },
);

function sourceOf(table: readonly Row[]): ColumnSource {
  const columns = new Map([
    ['n0', Float64Array.from(table, (r) => r.n0 ?? Number.NaN)],
    ['n1', Float64Array.from(table, (r) => r.n1 ?? Number.NaN)],
    ['code', Float64Array.from(table, (r) => (r.code === undefined ? Number.NaN : CODES.indexOf(r.code)))],
  ]);
  return {
    rows: table.length,
    column: (key) => columns.get(key),
    dictionary: (key) => (key === 'code' ? CODES : undefined),
  };
}

/** The counts by the definition of each, from the verdicts of single rows. */
function byRows(set: readonly Rule[], table: readonly Row[]) {
  const verdicts = table.map((row) =>
    evaluateRow(set, (key) => (row as Record<string, Operand | undefined>)[key]),
  );
  const count = (of: (v: (typeof verdicts)[number]) => boolean) => verdicts.filter(of).length;
  return {
    rows: table.length,
    passCount: count((v) => v.outcome === 'pass'),
    referCount: count((v) => v.outcome === 'refer'),
    failCount: count((v) => v.outcome === 'fail'),
    outcomes: verdicts.map((v) => v.outcome),
    rules: set.map(({ id }, r) => ({
      id,
      fails: count((v) => v.rules[r]!.outcome === 'fail'),
      firstFails: count((v) => v.rules.findIndex((o) => o.outcome === 'fail') === r),
      refers: count((v) => v.rules[r]!.outcome === 'refer'),
      unknowns: count((v) => v.rules[r]!.unknown),
      left: count((v) => v.rules.slice(0, r + 1).every((o) => o.outcome !== 'fail')),
      marginal: count(
        (v) => v.rules[r]!.outcome === 'fail' && v.rules.filter((o) => o.outcome === 'fail').length === 1,
      ),
    })),
  };
}

function byColumns(set: readonly Rule[], table: readonly Row[], kernels: KernelPair) {
  const { pass, refer, ...counts } = evaluateColumns(set, sourceOf(table), kernels);
  const bit = (bits: Uint32Array, i: number) => ((bits[i >> 5]! >>> (i & 31)) & 1) === 1;
  const outcomes = table.map((_, i) => (bit(pass, i) ? 'pass' : bit(refer, i) ? 'refer' : 'fail'));
  return { ...counts, outcomes };
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
