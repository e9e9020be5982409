import type { ReactNode } from 'react';
import { RoleShell } from '@/components/role-shell';
import { ROLE_LABELS } from '@/modules/account/labels';
import { gate } from '@/server/role-gate';
import { signOutAction } from '../sign-out';

const NAV = [{ href: '/auditor', label: '审计记录' }];

export default async function Layout({ children }: { children: ReactNode }) {
  const { displayName, role } = await gate(['auditor']);
  return (
    <RoleShell home="/auditor" nav={NAV} who={displayName} role={ROLE_LABELS[role]} signOut={signOutAction}>
      {children}
    </RoleShell>
  );
}
