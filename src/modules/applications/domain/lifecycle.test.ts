import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '@/kernel/permissions';
import {
  type ApplicationEvent,
  type ApplicationState,
  EVENTS,
  isEnded,
  LIFECYCLE,
  STATES,
  stepFrom,
} from './lifecycle';

const E: readonly Role[] = ['enterprise-owner'];
const B: readonly Role[] = ['bank-officer', 'bank-reviewer'];
const T: readonly Role[] = ['system'];
const L: readonly Role[] = [...B, ...T];

/** The whole life once more, written the other way round: by state, what leads where, and who. */
const GOES: Record<
  ApplicationState,
  Partial<Record<ApplicationEvent, readonly [ApplicationState, readonly Role[]]>>
> = {
  draft: { submit: ['submitted', E], withdraw: ['withdrawn', E] },
  submitted: { accept: ['accepted', B], withdraw: ['withdrawn', E] },
  accepted: { review: ['reviewing', B], withdraw: ['withdrawn', E] },
  reviewing: {
    ask: ['more-information', B],
    approve: ['approved', B],
    reject: ['rejected', B],
    withdraw: ['withdrawn', E],
  },
  'more-information': { answer: ['reviewing', E], withdraw: ['withdrawn', E] },
  approved: {
    'take-offer': ['offer-accepted', E],
    'decline-offer': ['offer-declined', E],
    'expire-offer': ['offer-expired', T],
  },
  rejected: {},
  'offer-accepted': { sign: ['signed', B], withdraw: ['withdrawn', E] },
  'offer-declined': {},
  'offer-expired': {},
  signed: { draw: ['drawn', B] },
  drawn: {
    repay: ['repaying', B],
    settle: ['settled', B],
    'fall-30': ['overdue-30', L],
    'fall-60': ['overdue-60', L],
    'fall-90': ['overdue-90', L],
    renew: ['renewed', B],
  },
  repaying: {
    repay: ['repaying', B],
    settle: ['settled', B],
    'fall-30': ['overdue-30', L],
    'fall-60': ['overdue-60', L],
    'fall-90': ['overdue-90', L],
    renew: ['renewed', B],
  },
  settled: {},
  withdrawn: {},
  'overdue-30': {
    repay: ['overdue-30', B],
    settle: ['settled', B],
    'fall-60': ['overdue-60', L],
    'fall-90': ['overdue-90', L],
    recover: ['repaying', [...B, ...T]],
    renew: ['renewed', B],
  },
  'overdue-60': {
    repay: ['overdue-60', B],
    settle: ['settled', B],
    'fall-90': ['overdue-90', L],
    recover: ['repaying', [...B, ...T]],
  },
  'overdue-90': {
    repay: ['overdue-90', B],
    settle: ['settled', B],
    recover: ['repaying', [...B, ...T]],
    default: ['defaulted', B],
  },
  defaulted: { repay: ['defaulted', B], settle: ['settled', B] },
  renewed: {},
};

describe('every state, event and role', () => {
  for (const state of STATES)
    it(`from ${state}`, () => {
      for (const event of EVENTS)
        for (const role of ROLES) {
          const found = stepFrom(state, event, role);
          const goes = GOES[state][event];
          const said = `${state} ${event} by ${role}`;
          if (!goes) expect(found, said).toEqual({ ok: false, code: 'application-state' });
          else if (!goes[1].includes(role))
            expect(found, said).toEqual({ ok: false, code: 'application-role' });
          else expect(found, said).toMatchObject({ ok: true, step: { from: state, event, to: goes[0] } });
        }
    });
});

it('has one step per state and event, and ends where nothing leads on', () => {
  const keys = LIFECYCLE.map((s) => `${s.from} ${s.event}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const state of STATES) expect(isEnded(state)).toBe(Object.keys(GOES[state]).length === 0);
});

it('reaches every state from a draft, and no bank or platform moves a draft', () => {
  const reached = new Set<ApplicationState>(['draft']);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const s of LIFECYCLE) if (reached.has(s.from)) reached.add(s.to);
  }
  expect([...reached].sort()).toEqual([...STATES].sort());
});
