import { sqlText } from '../sql/sql-text';
import { type ComparisonOperator, interval } from './operator';

/** 两端都含 */
export const between: ComparisonOperator<'between'> = {
  label: '在区间内',
  holds: ({ from, to }, actual) => typeof actual === 'number' && actual >= from && actual <= to,
  columnTest: ({ from, to }) => interval(from, to),
  sql: ({ from, to }, column) => sqlText(`${column} BETWEEN ? AND ?`, [from, to]),
  required: ({ from, to }) => [from, to],
};
