import type { ReactNode } from 'react';
import { RoleShell } from '@/components/role-shell';
import { ROLE_LABELS } from '@/modules/account/labels';
import { gate } from '@/server/role-gate';
import { signOutAction } from '../sign-out';

const NAV = [{ href: '/security', label: '账号' }];

export default async function Layout({ children }: { children: ReactNode }) {
  const { displayName, role } = await gate(['security-officer']);
  return (
    <RoleShell home="/security" nav={NAV} who={displayName} role={ROLE_LABELS[role]} signOut={signOutAction}>
      {children}
    </RoleShell>
  );
}
