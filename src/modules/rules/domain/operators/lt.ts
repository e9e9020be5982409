import { comparedSql } from '../sql/comparison-sql';
import { nextDown } from './neighbour';
import { type ComparisonOperator, interval } from './operator';

/** 低于 */
export const lt: ComparisonOperator<'lt'> = {
  label: '＜',
  holds: ({ value }, actual) => typeof actual === 'number' && actual < Number(value),
  columnTest: ({ value }) => interval(Number.NEGATIVE_INFINITY, nextDown(Number(value))),
  sql: ({ value }, column) => comparedSql(column, '<', value),
  required: ({ value }) => value,
};
