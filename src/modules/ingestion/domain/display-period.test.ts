import { describe, expect, it } from 'vitest';
import type { IsoDate } from '@/kernel/period';
import { displayEnd, onDisplay } from './display-period';

const d = (text: string) => text as IsoDate;

describe('display period of a penalty', () => {
  it('follows 令第36号 for decisions from 2026-04-01 (standards §4)', () => {
    expect(displayEnd('general', d('2026-05-10'))).toBe('2027-05-10');
    expect(displayEnd('minor', d('2026-05-31'))).toBe('2026-08-31');
    expect(displayEnd('serious', d('2026-04-01'))).toBe('2029-04-01');
  });

  it('follows the rules in force before it for earlier decisions', () => {
    expect(displayEnd('general', d('2026-03-31'))).toBe('2029-03-31');
    expect(displayEnd('minor', d('2026-03-31'))).toBe('2026-06-30');
  });

  it('stops by itself at the maximum when corrected, not while uncorrected', () => {
    const p = { decidedOn: d('2026-05-10'), severity: 'general' as const };
    const shown = (more: object, on: string) => onDisplay({ ...p, ...more }, d('2026-05-10'), d(on));
    expect([shown({ corrected: true }, '2027-05-09'), shown({ corrected: true }, '2027-05-10')]).toEqual([
      true,
      false,
    ]);
    expect(shown({ corrected: false }, '2030-01-01')).toBe(true);
    expect(shown({ correctedOn: d('2028-01-01') }, '2027-12-31')).toBe(true);
    expect(shown({ correctedOn: d('2028-01-01') }, '2028-01-01')).toBe(false);
  });

  it('ends with the day the authority stated', () => {
    const p = { severity: 'serious' as const, displayUntil: d('2026-09-30') };
    expect([
      onDisplay(p, d('2026-01-01'), d('2026-09-30')),
      onDisplay(p, d('2026-01-01'), d('2026-10-01')),
    ]).toEqual([true, false]);
  });

  it('takes the longest period where the severity is untold', () => {
    expect(onDisplay({}, d('2026-05-10'), d('2029-05-09'))).toBe(true);
    expect(onDisplay({}, d('2026-05-10'), d('2029-05-10'))).toBe(false);
  });
});
