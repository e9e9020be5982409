import { type ComparisonOperator, setOf } from './operator';

/** 不等于 */
export const ne: ComparisonOperator<'ne'> = {
  label: '≠',
  holds: ({ value }, actual) => actual !== value,
  columnTest: ({ value }, positionOf) => setOf([value], positionOf, true),
  required: ({ value }) => value,
};
