import { expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { dueOn } from './due-on';

it('counts Monday to Friday after the day', () => {
  expect(dueOn(isoDate('2026-11-27'), 1)).toBe('2026-11-30'); // Friday
  expect(dueOn(isoDate('2026-11-28'), 1)).toBe('2026-11-30'); // Saturday
  expect(dueOn(isoDate('2026-11-27'), 20)).toBe('2026-12-25');
  expect(dueOn(isoDate('2026-11-27'), 0)).toBe('2026-11-27');
});
