import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OwnerOnly } from '@/components/owner-only';
import { MyApplicationPage } from '@/modules/applications/ui/my-application-page';
import { gate } from '@/server/role-gate';

export const metadata: Metadata = { title: '申请详情' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!/^\d{1,18}$/.test(id)) notFound();
  const { role } = await gate(['enterprise-owner', 'enterprise-staff']);
  return role === 'enterprise-owner' ? <MyApplicationPage id={id} /> : <OwnerOnly title="申请详情" />;
}
