import type { ReactNode } from 'react';
import { RoleShell } from '@/components/role-shell';
import { ROLE_LABELS } from '@/modules/account/labels';
import { gate } from '@/server/role-gate';
import { signOutAction } from '../sign-out';

const NAV = [
  { href: '/enterprise', label: '我的信用' },
  { href: '/enterprise/match', label: '为我匹配' },
  { href: '/enterprise/applications', label: '我的申请' },
  { href: '/enterprise/products', label: '贷款产品' },
  { href: '/enterprise/consents', label: '授权与查询记录' },
  { href: '/enterprise/reports', label: '信用报告' },
  { href: '/enterprise/redress', label: '异议与信用修复' },
];

const STAFF = { href: '/enterprise/staff', label: '经办人' };
/** where only the owner can act: not offered to staff */
const OWNERS = ['/enterprise/applications', '/enterprise/redress'];

export default async function Layout({ children }: { children: ReactNode }) {
  const { displayName, role } = await gate(['enterprise-owner', 'enterprise-staff']);
  return (
    <RoleShell
      home="/enterprise"
      nav={role === 'enterprise-owner' ? [...NAV, STAFF] : NAV.filter(({ href }) => !OWNERS.includes(href))}
      who={displayName}
      role={ROLE_LABELS[role]}
      signOut={signOutAction}
      narrow
    >
      {children}
    </RoleShell>
  );
}
