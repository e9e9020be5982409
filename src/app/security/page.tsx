import type { Metadata } from 'next';
import { AccountsDesk } from '@/modules/account/ui/accounts-desk';

export const metadata: Metadata = { title: '账号' };

export default function Page() {
  return <AccountsDesk />;
}
