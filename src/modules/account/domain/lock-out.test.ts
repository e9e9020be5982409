import { expect, it } from 'vitest';
import { type Instant, instant } from '@/kernel/period';
import { lockedUntil } from './lock-out';

const at = (minutes: number): Instant => instant(new Date(Date.UTC(2026, 10, 20, 8, 0) + minutes * 60_000));

it('locks at the fifth failure within fifteen minutes, until the oldest has aged', () => {
  const four = [0, 1, 2, 3].map(at);
  expect(lockedUntil(four, at(4))).toBeUndefined();
  expect(lockedUntil([...four, at(4)], at(4))).toBe(at(15));
  expect(lockedUntil([...four, at(4)], at(14))).toBe(at(15));
  expect(lockedUntil([...four, at(4)], at(15))).toBeUndefined();
});

it('counts the last five when there are more, and none that are old', () => {
  expect(lockedUntil([9, 3, 0, 5, 4, 8, 7].map(at), at(9))).toBe(at(19));
  expect(lockedUntil([-30, -29, -28, -27, -26].map(at), at(0))).toBeUndefined();
});
