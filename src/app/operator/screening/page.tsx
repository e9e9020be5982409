import type { Metadata } from 'next';
import { ScreeningStart } from '@/app/screening/screening-start';
import { gate } from '@/server/role-gate';

export const metadata: Metadata = { title: '筛选' };

export default async function Page() {
  await gate(['operator']);
  return <ScreeningStart mayBuild={false} previews />;
}
