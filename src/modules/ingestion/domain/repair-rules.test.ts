import { expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { displayEnd } from './display-period';
import { REPAIR_RULES, repairFrom, rulesOn } from './repair-rules';

it('the vector of the standards: 一般, decided 2026-05-10', () => {
  expect(repairFrom('general', isoDate('2026-05-10'))).toBe('2026-08-10');
  expect(displayEnd('general', isoDate('2026-05-10'))).toBe('2027-05-10');
});
it('a decision falls under the rules in force on its day', () => {
  expect(rulesOn(isoDate('2026-04-01')).order).toContain('第36号');
  expect(rulesOn(isoDate('2026-03-31')).order).toContain('第58号');
  expect(rulesOn(isoDate('2020-01-01')).order).toContain('第58号');
  expect(repairFrom('serious', isoDate('2026-04-01'))).toBe('2027-04-01');
  expect(repairFrom('minor', isoDate('2026-04-01'))).toBe('2026-04-01');
  expect(repairFrom('general', isoDate('2026-11-30'))).toBe('2027-02-28');
});
it('newest first, and nothing can be repaired only after it ended by itself', () => {
  const from = REPAIR_RULES.map((r) => r.from);
  expect([...from].sort().reverse()).toEqual(from);
  for (const { minimum, maximum } of REPAIR_RULES)
    for (const severity of ['minor', 'general', 'serious'] as const)
      expect(minimum[severity]).toBeLessThanOrEqual(maximum[severity]);
});
