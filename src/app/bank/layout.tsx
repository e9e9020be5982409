import type { ReactNode } from 'react';
import { RoleShell } from '@/components/role-shell';
import { ROLE_LABELS } from '@/modules/account/labels';
import { gate } from '@/server/role-gate';
import { signOutAction } from '../sign-out';

const NAV = [
  { href: '/bank', label: '筛选' },
  { href: '/bank/whitelists', label: '白名单' },
  { href: '/bank/applications', label: '申请' },
  { href: '/bank/reports', label: '信用报告' },
  { href: '/bank/products', label: '产品' },
  { href: '/bank/models', label: '模型' },
];
const REVIEWERS = [...NAV, { href: '/bank/channel', label: '接口' }];

export default async function Layout({ children }: { children: ReactNode }) {
  const { displayName, role } = await gate(['bank-officer', 'bank-reviewer']);
  return (
    <RoleShell
      home="/bank"
      nav={role === 'bank-reviewer' ? REVIEWERS : NAV}
      who={displayName}
      role={ROLE_LABELS[role]}
      signOut={signOutAction}
    >
      {children}
    </RoleShell>
  );
}
