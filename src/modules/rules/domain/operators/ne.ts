import { memberSql } from '../sql/comparison-sql';
import { type ComparisonOperator, setOf } from './operator';

/** 不等于 */
export const ne: ComparisonOperator<'ne'> = {
  label: '≠',
  holds: ({ value }, actual) => actual !== value,
  columnTest: ({ value }, positionOf) => setOf([value], positionOf, true),
  sql: ({ value }, column, positionOf) => memberSql(column, [value], positionOf, true),
  required: ({ value }) => value,
};
