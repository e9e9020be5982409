import type { Metadata } from 'next';
import { WhitelistsPage } from '../../whitelist-pages';

export const metadata: Metadata = { title: '白名单' };

export default function Page() {
  return <WhitelistsPage base="/bank/whitelists" />;
}
