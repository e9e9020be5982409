import { expect, it } from 'vitest';
import { ROLES } from '@/kernel/permissions';
import { needsSecondFactor, secondFactorState } from './second-factor-policy';

it('asks it of everybody who sees the data of others', () => {
  expect(ROLES.filter((role) => !needsSecondFactor(role)).sort()).toEqual([
    'enterprise-owner',
    'enterprise-staff',
    'system',
  ]);
});

it('lets only demo accounts in without, and only where that was set', () => {
  const officer = { role: 'bank-officer', demo: true, held: false } as const;
  expect(secondFactorState(officer, true)).toBe('waived');
  expect(secondFactorState(officer, false)).toBe('due');
  expect(secondFactorState({ ...officer, demo: false }, true)).toBe('due');
  expect(secondFactorState({ ...officer, held: true }, true)).toBe('held');
  expect(secondFactorState({ role: 'enterprise-owner', demo: false, held: false }, false)).toBe('free');
});
