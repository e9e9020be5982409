import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EditionDiff } from '@/modules/whitelist/ui/edition-diff';

export const metadata: Metadata = { title: '期次对比' };

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<{ from?: string; to?: string }>;
}) {
  const { from = '', to = '' } = await searchParams;
  if (!/^\d{1,19}$/.test(from) || !/^\d{1,19}$/.test(to)) notFound();
  return <EditionDiff fromId={from} toId={to} base="/operator/whitelists" />;
}
