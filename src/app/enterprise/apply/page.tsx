import type { Metadata } from 'next';
import { ApplyPage } from '@/modules/applications/ui/apply-page';

export const metadata: Metadata = { title: '申请贷款' };

export default function Page() {
  return <ApplyPage />;
}
