import { comparedSql } from '../sql/comparison-sql';
import { nextUp } from './neighbour';
import { type ComparisonOperator, interval } from './operator';

/** 高于 */
export const gt: ComparisonOperator<'gt'> = {
  label: '＞',
  holds: ({ value }, actual) => typeof actual === 'number' && actual > Number(value),
  columnTest: ({ value }) => interval(nextUp(Number(value)), Number.POSITIVE_INFINITY),
  sql: ({ value }, column) => comparedSql(column, '>', value),
  required: ({ value }) => value,
};
