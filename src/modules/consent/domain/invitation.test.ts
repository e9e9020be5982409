import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '@/kernel/period';
import { ROLES, type Role } from '@/kernel/permissions';
import {
  daysFrom,
  INVITATION_EVENTS,
  INVITATION_STATES,
  type InvitationEvent,
  type InvitationState,
  invitationState,
  nextInvitationState,
} from './invitation';

const UNTIL = instant('2026-12-20T04:00:00.000Z');
const BEFORE = '2026-12-20T03:59:59.999Z' as Instant;

/** The whole life once more, as a table of its own. */
const GOES: Record<InvitationState, Partial<Record<InvitationEvent, InvitationState>>> = {
  sent: { see: 'seen', grant: 'granted', decline: 'declined', expire: 'expired', withdraw: 'withdrawn' },
  seen: { grant: 'granted', decline: 'declined', expire: 'expired', withdraw: 'withdrawn' },
  granted: {},
  declined: {},
  expired: {},
  withdrawn: {},
};
const WHO: Record<InvitationEvent, readonly Role[]> = {
  see: ['enterprise-owner'],
  grant: ['enterprise-owner'],
  decline: ['enterprise-owner'],
  expire: ['system'],
  withdraw: ['operator', 'system'],
};

describe('every state, event and role, before and from its end', () => {
  for (const state of INVITATION_STATES)
    for (const event of INVITATION_EVENTS)
      for (const role of ROLES)
        it(`${state} ${event} by ${role}`, () => {
          const at = (now: Instant) => nextInvitationState({ state, until: UNTIL }, event, role, now);
          const to = GOES[state][event];
          const refused = (code: string) => ({ ok: false, code });
          if (!to) {
            for (const now of [BEFORE, UNTIL]) expect(at(now)).toEqual(refused('invitation-ended'));
          } else if (!WHO[event].includes(role)) {
            for (const now of [BEFORE, UNTIL])
              expect(at(now)).toEqual(refused('invitation-role-not-allowed'));
          } else if (event === 'expire') {
            expect(at(BEFORE)).toEqual(refused('invitation-not-due'));
            expect(at(UNTIL)).toEqual({ ok: true, to });
          } else {
            expect(at(BEFORE)).toEqual({ ok: true, to });
            expect(at(UNTIL)).toEqual(refused('invitation-expired'));
          }
        });
});

it('expires by itself when nobody answered, and only then', () => {
  for (const state of INVITATION_STATES) {
    expect(invitationState({ state, until: UNTIL }, BEFORE)).toBe(state);
    const later = state === 'sent' || state === 'seen' ? 'expired' : state;
    expect(invitationState({ state, until: UNTIL }, UNTIL)).toBe(later);
  }
});

it('counts days over the end of a month', () => {
  expect(daysFrom(instant('2026-11-20T04:05:06.007Z'), 30)).toBe('2026-12-20T04:05:06.007Z');
  expect(daysFrom(instant('2026-03-01T00:00:00.000Z'), -90)).toBe('2025-12-01T00:00:00.000Z');
});
