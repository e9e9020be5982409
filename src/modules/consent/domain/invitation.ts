import { addDays, type Instant, type IsoDate, instant } from '@/kernel/period';
import type { Role } from '@/kernel/permissions';

export const INVITATION_STATES = ['sent', 'seen', 'granted', 'declined', 'expired', 'withdrawn'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];
export const INVITATION_EVENTS = ['see', 'grant', 'decline', 'expire', 'withdraw'] as const;
export type InvitationEvent = (typeof INVITATION_EVENTS)[number];

/** An invitation waits this long for an answer. */
export const ANSWER_DAYS = 30;
/** A bank that was declined, or stopped by the platform, does not ask the same enterprise again this long. */
export const ASK_AGAIN_DAYS = 90;
/**
 * Open invitations an enterprise has at most, from as many banks: enough to compare offers, few enough to be
 * read one by one. First come, first served; a place is free again after `ANSWER_DAYS` at the latest, so that
 * no bank holds one for good.
 */
export const OPEN_AT_MOST = 5;

type Step = {
  readonly from: InvitationState;
  readonly event: InvitationEvent;
  readonly to: InvitationState;
  readonly roles: readonly Role[];
};

const OPEN = ['sent', 'seen'] as const;
const BY_ENTERPRISE: readonly Role[] = ['enterprise-owner'];

/** Only the invited enterprise looks and answers; the platform withdraws; time expires. An answer is final. */
export const INVITATION_LIFECYCLE: readonly Step[] = [
  { from: 'sent', event: 'see', to: 'seen', roles: BY_ENTERPRISE },
  ...OPEN.flatMap((from): Step[] => [
    { from, event: 'grant', to: 'granted', roles: BY_ENTERPRISE },
    { from, event: 'decline', to: 'declined', roles: BY_ENTERPRISE },
    { from, event: 'expire', to: 'expired', roles: ['system'] },
    { from, event: 'withdraw', to: 'withdrawn', roles: ['operator', 'system'] },
  ]),
];

export type InvitationRefusal =
  | 'invitation-ended'
  | 'invitation-expired'
  | 'invitation-not-due'
  | 'invitation-role-not-allowed';

type Waiting = { readonly state: InvitationState; readonly until: Instant };

/** The state at `now`: one nobody answered has expired from `until` on, also before anybody wrote it down. */
export function invitationState({ state, until }: Waiting, now: Instant): InvitationState {
  return isOpen(state) && until <= now ? 'expired' : state;
}

export function isOpen(state: InvitationState): boolean {
  return state === 'sent' || state === 'seen';
}

/** May this happen at `now`? */
export function nextInvitationState(
  invitation: Waiting,
  event: InvitationEvent,
  role: Role,
  now: Instant,
): { ok: true; to: InvitationState } | { ok: false; code: InvitationRefusal } {
  const step = INVITATION_LIFECYCLE.find((s) => s.from === invitation.state && s.event === event);
  if (!step) return { ok: false, code: 'invitation-ended' };
  if (!step.roles.includes(role)) return { ok: false, code: 'invitation-role-not-allowed' };
  const due = invitation.until <= now;
  if (event === 'expire') return due ? { ok: true, to: step.to } : { ok: false, code: 'invitation-not-due' };
  if (due) return { ok: false, code: 'invitation-expired' };
  return { ok: true, to: step.to };
}

/** The same time of day `days` later; negative days lie before. */
export function daysFrom(now: Instant, days: number): Instant {
  return instant(`${addDays(now.slice(0, 10) as IsoDate, days)}${now.slice(10)}`);
}
