import type { Role } from '@/kernel/permissions';

/** Who sees other people's data signs in with two factors: banks, districts, the platform. */
export function needsSecondFactor(role: Role): boolean {
  return role !== 'system' && !role.startsWith('enterprise-');
}

export type SecondFactorState = 'held' | 'due' | 'waived' | 'free';

/**
 * How an account stands to its second factor: it has one; must set one up before anything else; is one of the
 * demo city's, which this installation lets in without; may choose to.
 * @param waived the installation's setting for demo accounts
 */
export function secondFactorState(
  account: { readonly role: Role; readonly demo: boolean; readonly held: boolean },
  waived: boolean,
): SecondFactorState {
  if (account.held) return 'held';
  if (!needsSecondFactor(account.role)) return 'free';
  return account.demo && waived ? 'waived' : 'due';
}
