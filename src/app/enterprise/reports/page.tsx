import type { Metadata } from 'next';
import { MyReportsPage } from '@/modules/reports/ui/my-reports-page';

export const metadata: Metadata = { title: '信用报告' };

export default function Page() {
  return <MyReportsPage />;
}
