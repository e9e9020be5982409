import type { Operand } from '../expr';
import { type PositionOf, positionsOf } from '../operators/operator';
import { type SqlText, sqlText } from './sql-text';

/** `column ≥ x` and the like: NULL where the column is, as SQL has it. */
export function comparedSql(column: string, comparison: '>=' | '>' | '<=' | '<', value: Operand): SqlText {
  return sqlText(`${column} ${comparison} ?`, [Number(value)]);
}

/**
 * Whether the column is one of the operands. `IN ()` is no SQL: of nothing, a known value is no member,
 * and an unknown one stays unknown.
 */
export function memberSql(
  column: string,
  operands: readonly Operand[],
  positionOf: PositionOf,
  negated: boolean,
): SqlText {
  const held = positionsOf(operands, positionOf);
  if (held.size === 0)
    return sqlText(negated ? `(${column} IS NOT NULL OR NULL)` : `(${column} IS NULL AND NULL)`);
  if (held.size === 1) return sqlText(`${column} ${negated ? '<>' : '='} ?`, [...held]);
  const places = Array.from(held, () => '?').join(', ');
  return sqlText(`${column} ${negated ? 'NOT IN' : 'IN'} (${places})`, [...held]);
}
