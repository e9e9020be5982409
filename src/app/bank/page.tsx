import type { Metadata } from 'next';
import { gate } from '@/server/role-gate';
import { ScreeningStart } from '../screening/screening-start';

export const metadata: Metadata = { title: '筛选' };

export default async function Page() {
  const { role } = await gate(['bank-officer', 'bank-reviewer']);
  return <ScreeningStart mayBuild={role === 'bank-officer'} previews />;
}
