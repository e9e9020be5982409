import type { Metadata } from 'next';
import { MyApplicationsPage } from '@/modules/applications/ui/my-applications-page';

export const metadata: Metadata = { title: '我的申请' };

export default function Page() {
  return <MyApplicationsPage />;
}
