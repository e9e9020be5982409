import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MyApplicationPage } from '@/modules/applications/ui/my-application-page';

export const metadata: Metadata = { title: '申请详情' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!/^\d{1,18}$/.test(id)) notFound();
  return <MyApplicationPage id={id} />;
}
