import { redirect } from 'next/navigation';
import type { Role } from '@/kernel/permissions';
import { currentAccount } from './auth';
import type { Account } from './trpc';

/** Where each role begins. */
const HOMES: Record<Exclude<Role, 'system'>, string> = {
  'enterprise-owner': '/enterprise',
  'enterprise-staff': '/enterprise',
  'bank-officer': '/bank',
  'bank-reviewer': '/bank',
  'district-officer': '/district',
  operator: '/operator',
  'security-officer': '/security',
  auditor: '/auditor',
};

export function homeOf({ role }: Account): string {
  return role === 'system' ? '/' : HOMES[role];
}

/** The account of anybody who is signed in; else the sign-in page. */
export async function gateOfAll(): Promise<Account> {
  return (await currentAccount()) ?? redirect('/sign-in');
}

/** The account, if its role belongs here; else its own home, or the sign-in page. */
export async function gate(roles: readonly Role[]): Promise<Account> {
  const account = await currentAccount();
  if (!account) redirect('/sign-in');
  if (account.secondFactor === 'due' || account.passwordDue) redirect('/account');
  if (!roles.includes(account.role)) redirect(homeOf(account));
  return account;
}
