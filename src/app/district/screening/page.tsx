import type { Metadata } from 'next';
import { ScreeningStart } from '@/app/screening/screening-start';
import { gate } from '@/server/role-gate';

export const metadata: Metadata = { title: '筛选' };

export default async function Page() {
  const { districtCode } = await gate(['district-officer', 'operator']);
  // the platform comes here too, and sees what its own scope is: the whole city
  return <ScreeningStart district={districtCode} mayBuild={false} previews={false} />;
}
