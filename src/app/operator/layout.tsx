import type { ReactNode } from 'react';
import { RoleShell } from '@/components/role-shell';
import { ROLE_LABELS } from '@/modules/account/labels';
import { gate } from '@/server/role-gate';
import { signOutAction } from '../sign-out';

const NAV = [
  { href: '/operator', label: '批次' },
  { href: '/operator/quarantine', label: '问题数据' },
  { href: '/operator/sources', label: '信源评分' },
  { href: '/operator/models', label: '模型' },
  { href: '/operator/reviews', label: '评分复核' },
  { href: '/operator/redress', label: '异议与修复' },
  { href: '/operator/screening', label: '筛选' },
  { href: '/operator/whitelists', label: '白名单' },
  { href: '/operator/invitations', label: '授权邀请' },
  { href: '/operator/directed', label: '定向撮合' },
  { href: '/operator/claims', label: '认领码' },
];

export default async function Layout({ children }: { children: ReactNode }) {
  const { displayName, role } = await gate(['operator']);
  return (
    <RoleShell home="/operator" nav={NAV} who={displayName} role={ROLE_LABELS[role]} signOut={signOutAction}>
      {children}
    </RoleShell>
  );
}
