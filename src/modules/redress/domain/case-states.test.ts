import { describe, expect, it } from 'vitest';
import { ROLES } from '@/kernel/permissions';
import { CASE_EVENTS, CASE_KINDS, CASE_STATES, eventsOpen, isClosed, nextState } from './case-states';

/** Every step there is, as words; whatever is not named here must be refused. */
const STEPS: Readonly<Record<string, readonly [objection: string, repair: string]>> = {
  'submitted accept operator': ['accepted', 'accepted'],
  'submitted accept system': ['accepted', 'accepted'],
  'submitted refuse operator': ['refused', 'not-eligible'],
  'submitted refuse system': ['refused', 'not-eligible'],
  'submitted withdraw enterprise-owner': ['withdrawn', 'withdrawn'],
  'accepted forward operator': ['with-authority', 'with-authority'],
  'accepted forward system': ['with-authority', 'with-authority'],
  'accepted refuse operator': ['refused', 'not-eligible'],
  'accepted refuse system': ['refused', 'not-eligible'],
  'accepted withdraw enterprise-owner': ['withdrawn', 'withdrawn'],
  'with-authority grant operator': ['upheld', 'repaired'],
  'with-authority grant system': ['upheld', 'repaired'],
  'with-authority refuse operator': ['refused', 'not-eligible'],
  'with-authority refuse system': ['refused', 'not-eligible'],
  'with-authority withdraw enterprise-owner': ['withdrawn', 'withdrawn'],
};

describe.each(CASE_STATES)('a case that is %s', (state) => {
  it.each(CASE_EVENTS)('%s: by every role, as the table says', (event) => {
    for (const role of ROLES) {
      const [objection, repair] = STEPS[`${state} ${event} ${role}`] ?? [];
      expect(nextState('objection', state, event, role), role).toBe(objection);
      expect(nextState('repair', state, event, role), role).toBe(repair);
    }
  });
});

it('a closed case is one that nobody can do anything with', () => {
  for (const state of CASE_STATES)
    for (const kind of CASE_KINDS)
      expect(ROLES.every((role) => eventsOpen(kind, state, role).length === 0)).toBe(isClosed(state));
});
