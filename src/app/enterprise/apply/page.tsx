import type { Metadata } from 'next';
import { OwnerOnly } from '@/components/owner-only';
import { ApplyPage } from '@/modules/applications/ui/apply-page';
import { gate } from '@/server/role-gate';

export const metadata: Metadata = { title: '申请贷款' };

export default async function Page() {
  const { role } = await gate(['enterprise-owner', 'enterprise-staff']);
  return role === 'enterprise-owner' ? <ApplyPage /> : <OwnerOnly title="申请贷款" />;
}
