import type { Metadata } from 'next';
import { OwnerOnly } from '@/components/owner-only';
import { MyApplicationsPage } from '@/modules/applications/ui/my-applications-page';
import { gate } from '@/server/role-gate';

export const metadata: Metadata = { title: '我的申请' };

export default async function Page() {
  const { role } = await gate(['enterprise-owner', 'enterprise-staff']);
  return role === 'enterprise-owner' ? <MyApplicationsPage /> : <OwnerOnly title="我的申请" />;
}
