import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BatchDetail } from '@/modules/ingestion/ui/batch-detail';

export const metadata: Metadata = { title: '批次' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!/^\d{1,18}$/.test(id)) notFound();
  return <BatchDetail batchId={id} />;
}
