import { memberSql } from '../sql/comparison-sql';
import { type ComparisonOperator, setOf } from './operator';

/** 不在所列之内 */
export const notIn: ComparisonOperator<'notIn'> = {
  label: '不属于',
  holds: ({ values }, actual) => !values.includes(actual),
  columnTest: ({ values }, positionOf) => setOf(values, positionOf, true),
  sql: ({ values }, column, positionOf) => memberSql(column, values, positionOf, true),
  required: ({ values }) => values,
};
