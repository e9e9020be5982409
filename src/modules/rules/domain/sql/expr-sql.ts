import type { Comparison, Expr } from '../expr';
import { operatorOf } from '../operators/comparisons';
import { columnSql, type ScreeningTable } from './screening-table';
import { around, joined, type SqlText, sqlText } from './sql-text';

/**
 * An expression in SQL's own three-valued logic, which is Kleene's: NULL is unknown, and AND, OR and NOT
 * over it are those of `operators/kleene.ts`. One value: TRUE, FALSE or NULL.
 */
export function exprSql(expr: Expr, table: ScreeningTable): SqlText {
  if (expr.op === 'not') return around('(NOT ', exprSql(expr.arg, table), ')');
  if ('args' in expr) {
    // all of nothing is true, any of nothing is false
    if (expr.args.length === 0) return sqlText(expr.op === 'and' ? 'TRUE' : 'FALSE');
    const args = expr.args.map((arg) => exprSql(arg, table));
    return around('(', joined(args, expr.op === 'and' ? ' AND ' : ' OR '), ')');
  }
  return comparisonSql(expr, table);
}

function comparisonSql(expr: Comparison, table: ScreeningTable): SqlText {
  // what the snapshot does not hold is unknown in every row
  if (!table.features.has(expr.feature)) return sqlText(expr.op === 'known' ? 'FALSE' : 'NULL');
  const dictionary = table.dictionary(expr.feature);
  const positionOf = (code: string) => {
    const at = dictionary?.indexOf(code) ?? -1;
    return at < 0 ? undefined : at;
  };
  return around('(', operatorOf(expr).sql(expr, columnSql(expr.feature), positionOf), ')');
}
