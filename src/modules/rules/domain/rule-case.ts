import fc from 'fast-check';
import type { ColumnSource } from './columnar/mark-program';
import { evaluateRow } from './evaluate-row';
import type { Expr, Operand, Rule } from './expr';
import type { ScreeningResult } from './screening';

// For tests: random rule sets and rows, and what a screening of them must give by the definition of each count.

export const CODES = ['A', 'B', 'M', 'C', 'D'];
const NUMBERS = ['n0', 'n1', 'absent'];
/** values next to each other, so that strict and non-strict bounds are told apart */
const EDGES = [-1, -0, 0, Number.MIN_VALUE, 0.1, 0.30000000000000004, 0.3, 1, 2, 3, 4_096, 9e15, -9e15];

export const number = fc.oneof(
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

const comparisonTo = (operand: fc.Arbitrary<number>) =>
  fc.oneof(
    fc.record({ op: fc.constantFrom('gte', 'gt', 'lte', 'lt', 'eq', 'ne'), feature, value: operand }),
    fc.record({ op: fc.constantFrom('eq', 'ne'), feature: fc.constant('code'), value: code }),
    fc.record({ op: fc.constantFrom('in', 'notIn'), feature, values: many<Operand>(operand) }),
    fc.record({
      op: fc.constantFrom('in', 'notIn'),
      feature: fc.constant('code'),
      values: many<Operand>(code),
    }),
    fc.record({ op: fc.constant('between'), feature, from: operand, to: operand }),
    fc.record({ op: fc.constant('known'), feature: fc.constantFrom(...NUMBERS, 'code') }),
  ) as fc.Arbitrary<Expr>;

const exprTo = (operand: fc.Arbitrary<number>) =>
  fc.letrec<{ expr: Expr }>((tie) => ({
    expr: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      comparisonTo(operand),
      fc.record({
        op: fc.constantFrom('and', 'or'),
        args: fc.array(tie('expr'), { maxLength: 4 }),
      }) as fc.Arbitrary<Expr>,
      fc.record({ op: fc.constant('not'), arg: tie('expr') }) as fc.Arbitrary<Expr>,
    ),
  })).expr;

/** Rule sets that compare numbers with `operand`. */
export const ruleSets = (operand: fc.Arbitrary<number>, most = 6): fc.Arbitrary<Rule[]> =>
  fc
    .array(fc.record({ when: exprTo(operand), onUnknown: fc.constantFrom('fail', 'pass', 'refer') }), {
      minLength: 1,
      maxLength: most,
    })
    .map((list) => list.map((r, i) => ({ id: `r${i}`, label: `r${i}`, hard: false, ...r }) as Rule));
export const rules = ruleSets(number);

export type Row = { n0: number | undefined; n1: number | undefined; code: string | undefined };
const missing = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 3 });
export const row = fc.record({
  n0: missing(number),
  n1: missing(number),
  code: missing(fc.constantFrom(...CODES)),
}) as fc.Arbitrary<Row>;
export const rows = fc.array(row, { maxLength: 70 });

export function sourceOf(table: readonly Row[]): ColumnSource {
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
export function byRows(set: readonly Rule[], table: readonly Row[]) {
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

/** A screening with its bitsets told row by row, to be compared with `byRows`. */
export function told({ pass, refer, ...counts }: ScreeningResult) {
  const bit = (bits: Uint32Array, i: number) => ((bits[i >> 5]! >>> (i & 31)) & 1) === 1;
  const outcomes = Array.from({ length: counts.rows }, (_, i) =>
    bit(pass, i) ? 'pass' : bit(refer, i) ? 'refer' : 'fail',
  );
  return { ...counts, outcomes };
}
