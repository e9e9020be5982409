import type { Comparison, Operand } from '../expr';
import type { SqlText } from '../sql/sql-text';
import { between } from './between';
import { eq } from './eq';
import { gt } from './gt';
import { gte } from './gte';
import { inList } from './in';
import { known } from './known';
import { lt } from './lt';
import { lte } from './lte';
import { ne } from './ne';
import { notIn } from './not-in';
import type { ColumnTest, ComparisonOperator, PositionOf } from './operator';

/** Every comparison of the language. A new one: its file and one line here. */
export const COMPARISONS: { readonly [Op in Comparison['op']]: ComparisonOperator<Op> } = {
  gte,
  gt,
  lte,
  lt,
  eq,
  ne,
  in: inList,
  notIn,
  between,
  known,
};

/** The same, for an expression of whatever comparison. */
type AnyOperator = {
  readonly label: string;
  readonly holds: (expr: Comparison, actual: Operand) => boolean;
  readonly columnTest: (expr: Comparison, positionOf: PositionOf) => ColumnTest;
  readonly sql: (expr: Comparison, column: string, positionOf: PositionOf) => SqlText;
  readonly required: (expr: Comparison) => Operand | readonly Operand[] | undefined;
};

export function operatorOf(expr: Comparison): AnyOperator {
  return COMPARISONS[expr.op] as unknown as AnyOperator;
}
