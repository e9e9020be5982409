import { comparedSql } from '../sql/comparison-sql';
import { type ComparisonOperator, interval } from './operator';

/** 不高于 */
export const lte: ComparisonOperator<'lte'> = {
  label: '≤',
  holds: ({ value }, actual) => typeof actual === 'number' && actual <= Number(value),
  columnTest: ({ value }) => interval(Number.NEGATIVE_INFINITY, Number(value)),
  sql: ({ value }, column) => comparedSql(column, '<=', value),
  required: ({ value }) => value,
};
