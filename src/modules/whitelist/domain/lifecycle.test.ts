import { describe, expect, it } from 'vitest';
import { ROLES } from '@/kernel/permissions';
import { BUILD_EVENTS, BUILD_STATES, nextState } from './lifecycle';

const checkers = ['bank-reviewer', 'system'];

describe('every state, event and role', () => {
  for (const status of BUILD_STATES)
    for (const event of BUILD_EVENTS)
      for (const role of ROLES)
        it(`${status} ${event} by ${role}`, () => {
          const answer = nextState({ status, madeBy: 'maker' }, event, { login: 'other', role });
          if (status !== 'submitted') expect(answer).toEqual({ ok: false, code: 'build-state-ended' });
          else if (!checkers.includes(role))
            expect(answer).toEqual({ ok: false, code: 'build-role-not-allowed' });
          else expect(answer).toEqual({ ok: true, to: event === 'publish' ? 'published' : 'returned' });
        });
});

it('nobody checks their own work', () => {
  const build = { status: 'submitted', madeBy: 'zhang' } as const;
  for (const event of BUILD_EVENTS)
    expect(nextState(build, event, { login: 'zhang', role: 'bank-reviewer' })).toEqual({
      ok: false,
      code: 'build-own-work',
    });
});
