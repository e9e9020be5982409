import { type ComparisonOperator, interval } from './operator';

/** 不低于 */
export const gte: ComparisonOperator<'gte'> = {
  label: '≥',
  holds: ({ value }, actual) => typeof actual === 'number' && actual >= Number(value),
  columnTest: ({ value }) => interval(Number(value), Number.POSITIVE_INFINITY),
  required: ({ value }) => value,
};
