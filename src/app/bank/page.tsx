import type { Metadata } from 'next';
import { gate } from '@/server/role-gate';
import { ScreeningStart } from './screening-start';

export const metadata: Metadata = { title: '筛选' };

export default async function Page({ searchParams }: { searchParams: Promise<{ from?: string }> }) {
  const { role } = await gate(['bank-officer', 'bank-reviewer']);
  return <ScreeningStart from={(await searchParams).from} mayBuild={role === 'bank-officer'} />;
}
