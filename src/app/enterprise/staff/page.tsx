import type { Metadata } from 'next';
import { StaffPage } from '@/modules/account/ui/staff-page';
import { gate } from '@/server/role-gate';

export const metadata: Metadata = { title: '经办人' };

export default async function Page() {
  await gate(['enterprise-owner']);
  return <StaffPage />;
}
