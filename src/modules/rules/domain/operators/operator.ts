import type { Comparison, ComparisonOf, Operand } from '../expr';
import type { SqlText } from '../sql/sql-text';

/** Where a code stands in a column's dictionary; undefined = in no row of it. */
export type PositionOf = (code: string) => number | undefined;

/**
 * A comparison as the columnar evaluator runs it over float64: a closed interval or a set of values.
 * `negated` turns true into false, never unknown into anything.
 */
export type ColumnTest =
  | { readonly kind: 'interval'; readonly low: number; readonly high: number; readonly negated: boolean }
  | { readonly kind: 'set'; readonly values: ReadonlySet<number>; readonly negated: boolean }
  | { readonly kind: 'known' };

/** One comparison of the rule language. An unknown value gives unknown before `holds` is asked (not for `known`). */
export type ComparisonOperator<Op extends Comparison['op']> = {
  readonly label: string;
  /** `actual` is known */
  readonly holds: (expr: ComparisonOf<Op>, actual: Operand) => boolean;
  /** must agree with `holds` on every known value; numbers are finite */
  readonly columnTest: (expr: ComparisonOf<Op>, positionOf: PositionOf) => ColumnTest;
  /** the same in SQL: NULL where the column is (not for `known`), else what `holds` says; numbers are finite */
  readonly sql: (expr: ComparisonOf<Op>, column: string, positionOf: PositionOf) => SqlText;
  /** what to show as required */
  readonly required: (expr: ComparisonOf<Op>) => Operand | readonly Operand[] | undefined;
};

export function interval(low: number, high: number, negated = false): ColumnTest {
  return { kind: 'interval', low, high, negated };
}

/** The column values that stand for operands: numbers themselves, codes by position, those of no row dropped. */
export function positionsOf(values: readonly Operand[], positionOf: PositionOf): ReadonlySet<number> {
  const held = new Set<number>();
  for (const value of values) {
    const at = typeof value === 'number' ? value : positionOf(value);
    if (at !== undefined) held.add(at);
  }
  return held;
}

export function setOf(values: readonly Operand[], positionOf: PositionOf, negated: boolean): ColumnTest {
  return { kind: 'set', values: positionsOf(values, positionOf), negated };
}
