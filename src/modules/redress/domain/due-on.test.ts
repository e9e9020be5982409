import { expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { dueOn } from './due-on';

it('an objection is answered in 20 days, holidays among them', () => {
  expect(dueOn('objection', isoDate('2026-11-27'))).toBe('2026-12-17');
  expect(dueOn('objection', isoDate('2026-09-20'))).toBe('2026-10-10');
});
it('a repair in 10 working days, by the published calendar', () => {
  expect(dueOn('repair', isoDate('2026-11-27'))).toBe('2026-12-11');
  // 国庆节 lies between
  expect(dueOn('repair', isoDate('2026-09-25')) > '2026-10-12').toBe(true);
});
it('an installation sets other numbers', () => {
  expect(dueOn('repair', isoDate('2026-11-28'), 1)).toBe('2026-11-30');
  expect(dueOn('objection', isoDate('2026-11-28'), 1)).toBe('2026-11-29');
});
