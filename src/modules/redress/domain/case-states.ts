import type { Role } from '@/kernel/permissions';

export const CASE_KINDS = ['objection', 'repair'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_STATES = [
  'submitted',
  'accepted',
  'with-authority',
  'upheld',
  'repaired',
  'refused',
  'not-eligible',
  'withdrawn',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_EVENTS = ['accept', 'forward', 'grant', 'refuse', 'withdraw'] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

type Step = { readonly by: readonly Role[]; readonly to: Readonly<Record<CaseKind, CaseState>> };
const both = (state: CaseState) => ({ objection: state, repair: state });
const OPERATOR: readonly Role[] = ['operator', 'system'];
const OWNER: readonly Role[] = ['enterprise-owner'];
const REFUSE: Step = { by: OPERATOR, to: { objection: 'refused', repair: 'not-eligible' } };
const WITHDRAW: Step = { by: OWNER, to: both('withdrawn') };

/** The one table of what may happen to a case, and who may do it. What is not in it cannot happen. */
const TABLE: Readonly<Record<CaseState, Partial<Record<CaseEvent, Step>>>> = {
  submitted: { accept: { by: OPERATOR, to: both('accepted') }, refuse: REFUSE, withdraw: WITHDRAW },
  accepted: { forward: { by: OPERATOR, to: both('with-authority') }, refuse: REFUSE, withdraw: WITHDRAW },
  'with-authority': {
    grant: { by: OPERATOR, to: { objection: 'upheld', repair: 'repaired' } },
    refuse: REFUSE,
    withdraw: WITHDRAW,
  },
  upheld: {},
  repaired: {},
  refused: {},
  'not-eligible': {},
  withdrawn: {},
};

/** The state after an event by a role; undefined where the table does not know it. */
export function nextState(
  kind: CaseKind,
  state: CaseState,
  event: CaseEvent,
  role: Role,
): CaseState | undefined {
  const step = TABLE[state][event];
  return step?.by.includes(role) ? step.to[kind] : undefined;
}

/** What a role can do with a case as it stands, in the order of the table. */
export function eventsOpen(kind: CaseKind, state: CaseState, role: Role): CaseEvent[] {
  return CASE_EVENTS.filter((event) => nextState(kind, state, event, role) !== undefined);
}

/** Whether nothing can happen to it any more. */
export function isClosed(state: CaseState): boolean {
  return Object.keys(TABLE[state]).length === 0;
}

/** States in which the record has fallen, or is about to. */
export function isGranted(state: CaseState): state is 'upheld' | 'repaired' {
  return state === 'upheld' || state === 'repaired';
}
