import type { Role } from '@/kernel/permissions';

export const STATES = [
  'draft',
  'submitted',
  'accepted',
  'reviewing',
  'more-information',
  'approved',
  'rejected',
  'offer-accepted',
  'offer-declined',
  'offer-expired',
  'signed',
  'drawn',
  'repaying',
  'settled',
  'withdrawn',
  'overdue-30',
  'overdue-60',
  'overdue-90',
  'defaulted',
  'renewed',
] as const;
export type ApplicationState = (typeof STATES)[number];

/** Handed in, and neither ended nor drawn. */
export const IN_PROCESS = [
  'submitted',
  'accepted',
  'reviewing',
  'more-information',
  'approved',
  'offer-accepted',
  'signed',
] as const satisfies readonly ApplicationState[];

export const EVENTS = [
  'submit',
  'accept',
  'review',
  'ask',
  'answer',
  'approve',
  'reject',
  'take-offer',
  'decline-offer',
  'expire-offer',
  'sign',
  'draw',
  'repay',
  'settle',
  'withdraw',
  'fall-30',
  'fall-60',
  'fall-90',
  'recover',
  'default',
  'renew',
] as const;
export type ApplicationEvent = (typeof EVENTS)[number];

/**
 * What a step asks for beside state and role; the command that takes it proves it.
 * consent: the bank holds a live grant · reasons: at least one of the list · offer: amount, rate, term, days
 * it stands · in-time: the offer still stands · lapsed: it does not · loan: day and amount · paid: nothing is
 * owed any more · owes: the oldest instalment is overdue that long · question, answer: words
 */
export type Need =
  | 'consent'
  | 'reasons'
  | 'offer'
  | 'in-time'
  | 'lapsed'
  | 'loan'
  | 'payment'
  | 'paid'
  | 'owes'
  | 'in-arrears-no-more'
  | 'question'
  | 'answer';

export type Step = {
  readonly from: ApplicationState;
  readonly event: ApplicationEvent;
  readonly to: ApplicationState;
  readonly roles: readonly Role[];
  readonly needs: readonly Need[];
};

const ENTERPRISE: readonly Role[] = ['enterprise-owner'];
const BANK: readonly Role[] = ['bank-officer', 'bank-reviewer'];
const TIME: readonly Role[] = ['system'];
/** A bank may report it before the clock finds it. */
const LATE: readonly Role[] = [...BANK, ...TIME];

const step = (
  from: readonly ApplicationState[],
  event: ApplicationEvent,
  to: ApplicationState,
  roles: readonly Role[],
  ...needs: Need[]
): Step[] => from.map((one) => ({ from: one, event, to, roles, needs }));

const OWING = ['drawn', 'repaying', 'overdue-30', 'overdue-60', 'overdue-90', 'defaulted'] as const;

/**
 * 融资申请 as one table. What stands here is possible, nothing else is; a test walks every state × event × role.
 * A repayment leaves an overdue loan overdue until nothing of it is 30 days late (`recover`).
 */
export const LIFECYCLE: readonly Step[] = [
  ...step(['draft'], 'submit', 'submitted', ENTERPRISE, 'consent'),
  ...step(['submitted'], 'accept', 'accepted', BANK),
  ...step(['accepted'], 'review', 'reviewing', BANK, 'consent'),
  ...step(['reviewing'], 'ask', 'more-information', BANK, 'question'),
  ...step(['more-information'], 'answer', 'reviewing', ENTERPRISE, 'answer'),
  ...step(['reviewing'], 'approve', 'approved', BANK, 'consent', 'offer'),
  ...step(['reviewing'], 'reject', 'rejected', BANK, 'reasons'),
  ...step(['approved'], 'take-offer', 'offer-accepted', ENTERPRISE, 'in-time'),
  ...step(['approved'], 'decline-offer', 'offer-declined', ENTERPRISE),
  ...step(['approved'], 'expire-offer', 'offer-expired', TIME, 'lapsed'),
  ...step(['offer-accepted'], 'sign', 'signed', BANK),
  ...step(['signed'], 'draw', 'drawn', BANK, 'loan'),
  ...step(['drawn', 'repaying'], 'repay', 'repaying', BANK, 'payment'),
  ...(['overdue-30', 'overdue-60', 'overdue-90', 'defaulted'] as const).flatMap((from) =>
    step([from], 'repay', from, BANK, 'payment'),
  ),
  ...step(OWING, 'settle', 'settled', BANK, 'paid'),
  ...step(
    ['draft', 'submitted', 'accepted', 'reviewing', 'more-information', 'offer-accepted'],
    'withdraw',
    'withdrawn',
    ENTERPRISE,
  ),
  ...step(['drawn', 'repaying'], 'fall-30', 'overdue-30', LATE, 'owes'),
  ...step(['drawn', 'repaying', 'overdue-30'], 'fall-60', 'overdue-60', LATE, 'owes'),
  ...step(['drawn', 'repaying', 'overdue-30', 'overdue-60'], 'fall-90', 'overdue-90', LATE, 'owes'),
  ...step(
    ['overdue-30', 'overdue-60', 'overdue-90'],
    'recover',
    'repaying',
    [...BANK, ...TIME],
    'in-arrears-no-more',
  ),
  ...step(['overdue-90'], 'default', 'defaulted', BANK),
  ...step(['drawn', 'repaying', 'overdue-30'], 'renew', 'renewed', BANK, 'consent', 'loan'),
];

export type StepRefusal = 'application-state' | 'application-role';

/** May this role do this to an application in this state? */
export function stepFrom(
  state: ApplicationState,
  event: ApplicationEvent,
  role: Role,
): { readonly ok: true; readonly step: Step } | { readonly ok: false; readonly code: StepRefusal } {
  const found = LIFECYCLE.find((s) => s.from === state && s.event === event);
  if (!found) return { ok: false, code: 'application-state' };
  return found.roles.includes(role) ? { ok: true, step: found } : { ok: false, code: 'application-role' };
}

/** Nothing more happens to it. */
export function isEnded(state: ApplicationState): boolean {
  return !LIFECYCLE.some((s) => s.from === state);
}
