import type { Metadata } from 'next';
import Link from 'next/link';
import { PageTitle } from '@/components/page-title';
import { WhitelistOverview } from '@/modules/whitelist/ui/whitelist-overview';

export const metadata: Metadata = { title: '白名单' };

export default function Page() {
  return (
    <>
      <PageTitle
        title="白名单"
        note="每期发布后不再改动，可重放、可比较"
        actions={<Link href="/operator/whitelists/twin">规则变更推演</Link>}
      />
      <WhitelistOverview base="/operator/whitelists" />
    </>
  );
}
