import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BuildDetail } from '@/modules/whitelist/ui/build-detail';
import { gate } from '@/server/role-gate';

export const metadata: Metadata = { title: '名单复核' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!/^\d{1,19}$/.test(id)) notFound();
  const { login, role } = await gate(['bank-officer', 'bank-reviewer']);
  return <BuildDetail buildId={id} base="/bank/whitelists" me={login} mayCheck={role === 'bank-reviewer'} />;
}
