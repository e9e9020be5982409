import type { Metadata } from 'next';
import { ConsentsPage } from '@/modules/consent/ui/consents-page';
import { gate } from '@/server/role-gate';

export const metadata: Metadata = { title: '授权与查询记录' };

export default async function Page() {
  const { role } = await gate(['enterprise-owner', 'enterprise-staff']);
  return <ConsentsPage mayGrant={role === 'enterprise-owner'} />;
}
