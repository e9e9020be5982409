import { comparedSql } from '../sql/comparison-sql';
import { type ComparisonOperator, interval } from './operator';

/** 不低于 */
export const gte: ComparisonOperator<'gte'> = {
  label: '≥',
  holds: ({ value }, actual) => typeof actual === 'number' && actual >= Number(value),
  columnTest: ({ value }) => interval(Number(value), Number.POSITIVE_INFINITY),
  sql: ({ value }, column) => comparedSql(column, '>=', value),
  required: ({ value }) => value,
};
