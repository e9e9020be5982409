import type { Metadata } from 'next';
import { AccountPage } from '@/modules/account/ui/account-page';

export const metadata: Metadata = { title: '我的账号' };

export default function Page() {
  return <AccountPage />;
}
