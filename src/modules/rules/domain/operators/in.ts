import { memberSql } from '../sql/comparison-sql';
import { type ComparisonOperator, setOf } from './operator';

/** 在所列之内；空的所列，谁都不在其中 */
export const inList: ComparisonOperator<'in'> = {
  label: '属于',
  holds: ({ values }, actual) => values.includes(actual),
  columnTest: ({ values }, positionOf) => setOf(values, positionOf, false),
  sql: ({ values }, column, positionOf) => memberSql(column, values, positionOf, false),
  required: ({ values }) => values,
};
