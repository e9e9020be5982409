import type { ReactNode } from 'react';
import { RoleShell } from '@/components/role-shell';
import { ROLE_LABELS } from '@/modules/account/labels';
import { gateOfAll, homeOf } from '@/server/role-gate';
import { signOutAction } from '../sign-out';

export default async function Layout({ children }: { children: ReactNode }) {
  const account = await gateOfAll();
  const back =
    account.secondFactor === 'due' || account.passwordDue ? [] : [{ href: homeOf(account), label: '返回' }];
  return (
    <RoleShell
      home={homeOf(account)}
      nav={[...back, { href: '/account', label: '我的账号' }]}
      who={account.displayName}
      role={ROLE_LABELS[account.role]}
      signOut={signOutAction}
      narrow
    >
      {children}
    </RoleShell>
  );
}
