import { memberSql } from '../sql/comparison-sql';
import { type ComparisonOperator, setOf } from './operator';

/** 等于 */
export const eq: ComparisonOperator<'eq'> = {
  label: '＝',
  holds: ({ value }, actual) => actual === value,
  columnTest: ({ value }, positionOf) => setOf([value], positionOf, false),
  sql: ({ value }, column, positionOf) => memberSql(column, [value], positionOf, false),
  required: ({ value }) => value,
};
