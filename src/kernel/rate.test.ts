import { expect, it } from 'vitest';
import { basisPoints, formatRate } from './rate';

it('a rate is whole basis points, shown as percent', () => {
  expect(formatRate(basisPoints(345))).toBe('3.45%');
  expect(formatRate(basisPoints(1300))).toBe('13.00%');
  expect(() => basisPoints(3.5)).toThrow(RangeError);
});
