import type { Metadata } from 'next';
import { ChannelPage } from '@/modules/channel/ui/channel-page';
import { gate } from '@/server/role-gate';

export const metadata: Metadata = { title: '接口接入' };

export default async function Page() {
  await gate(['bank-reviewer']);
  return <ChannelPage />;
}
