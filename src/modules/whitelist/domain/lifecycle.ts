import type { Role } from '@/kernel/permissions';

export const BUILD_STATES = ['submitted', 'published', 'returned'] as const;
export type BuildState = (typeof BUILD_STATES)[number];
export const BUILD_EVENTS = ['publish', 'return'] as const;
export type BuildEvent = (typeof BUILD_EVENTS)[number];

type Step = {
  readonly from: BuildState;
  readonly event: BuildEvent;
  readonly to: BuildState;
  readonly roles: readonly Role[];
};

/** A build is evaluated and submitted in one act; a second person publishes it or gives it back. */
export const LIFECYCLE: readonly Step[] = [
  { from: 'submitted', event: 'publish', to: 'published', roles: ['bank-reviewer', 'system'] },
  { from: 'submitted', event: 'return', to: 'returned', roles: ['bank-reviewer', 'system'] },
];

export type StepRefusal = 'build-state-ended' | 'build-role-not-allowed' | 'build-own-work';

/** May this happen? The maker never checks their own work (四眼原则). */
export function nextState(
  build: { readonly status: BuildState; readonly madeBy: string },
  event: BuildEvent,
  actor: { readonly login: string; readonly role: Role },
): { ok: true; to: BuildState } | { ok: false; code: StepRefusal } {
  const step = LIFECYCLE.find((s) => s.from === build.status && s.event === event);
  if (!step) return { ok: false, code: 'build-state-ended' };
  if (!step.roles.includes(actor.role)) return { ok: false, code: 'build-role-not-allowed' };
  if (build.madeBy === actor.login) return { ok: false, code: 'build-own-work' };
  return { ok: true, to: step.to };
}
