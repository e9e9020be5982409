import type { Metadata } from 'next';
import { ConsentsPage } from '@/modules/consent/ui/consents-page';

export const metadata: Metadata = { title: '授权与查询记录' };

export default function Page() {
  return <ConsentsPage />;
}
