import { type ComparisonOperator, setOf } from './operator';

/** 等于 */
export const eq: ComparisonOperator<'eq'> = {
  label: '＝',
  holds: ({ value }, actual) => actual === value,
  columnTest: ({ value }, positionOf) => setOf([value], positionOf, false),
  required: ({ value }) => value,
};
