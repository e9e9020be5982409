import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EditionDetail } from '@/modules/whitelist/ui/edition-detail';

export const metadata: Metadata = { title: '白名单期次' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!/^\d{1,19}$/.test(id)) notFound();
  return <EditionDetail editionId={id} base="/operator/whitelists" />;
}
