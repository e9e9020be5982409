import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { gate } from '@/server/role-gate';
import { EditionWithScores } from '../../../../edition-with-scores';

export const metadata: Metadata = { title: '白名单期次' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!/^\d{1,19}$/.test(id)) notFound();
  const { role } = await gate(['bank-officer', 'bank-reviewer']);
  return <EditionWithScores editionId={id} home="/bank" mayInvite={role === 'bank-officer'} />;
}
